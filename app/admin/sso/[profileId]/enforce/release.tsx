import { Disclosure } from "@/components/ui/disclosure";
import { withUnicodeNames } from "@/lib/core/unicode-name";
import { ConfirmForm } from "../../../confirm-form";
import { releaseSso } from "./actions";
import type { Preview } from "./preview";

/** Ends the requirement for all its domains: says who signs in by password again, and whose exemptions end with it. */
export function Release({ preview }: { preview: Preview }) {
  const { profile, release } = preview;
  const domains = new Intl.ListFormat("en").format(release.domains.map(withUnicodeNames));
  const who = `${release.people} ${release.people === 1 ? "person" : "people"}`;
  return (
    <Disclosure summary="Stop requiring SSO altogether">
      <div className="flex flex-col items-start gap-3">
        <p className="measure">
          {who} on {domains} can use their passwords again. For a short break, pause instead.
        </p>
        <ConfirmForm
          action={releaseSso}
          inputs={{ profileId: profile.id }}
          button="Stop requiring SSO"
          tone="danger"
          title={`Stop requiring SSO with ${profile.name} for ${domains}?`}
          lead={`${who} sign in by password again. Whoever has none gets a link to set one from “Forgot password”.`}
          consequences={[
            "SSO keeps working for everybody who wants to use it. Nobody is signed out.",
            release.exempt.length > 0
              ? `${release.exempt.length} ${release.exempt.length === 1 ? "exemption ends" : "exemptions end"}: ${named(release.exempt)}. They stay listed as past, and are offered again when you require SSO again.`
              : "No exemption ends.",
            ...(preview.mailIsSent ? ["Everyone in charge is told by e-mail."] : []),
          ]}
          undo="You can require it again at any time, with the same checks."
          confirm="Stop requiring SSO"
        />
      </div>
    </Disclosure>
  );
}

const named = (emails: readonly string[]) =>
  emails.length <= 5
    ? new Intl.ListFormat("en").format(emails)
    : `${emails.slice(0, 4).join(", ")} and ${emails.length - 4} more`;
