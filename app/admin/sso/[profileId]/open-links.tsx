import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { When } from "@/components/when";
import { ActionForm } from "../../action-form";
import { revokeLink } from "../actions";
import type { Profile } from "./profile";

/** Links that still work, with a way to end each; nothing when there is none. */
export function OpenLinks({ profile, purpose }: { profile: Profile; purpose: "test" | "set-up" }) {
  const links = profile.links.filter((link) => link.purpose === purpose);
  if (links.length === 0) return null;
  return (
    <Card title={purpose === "test" ? "Test links that work" : "The set-up link that works"}>
      <ul className="flex flex-col divide-y divide-line">
        {links.map((link) => (
          <li
            key={link.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <div>
              <p className="font-medium wrap-anywhere">{link.email ?? "No address"}</p>
              <p className="text-label text-text-3">
                Made <When at={link.createdAt} />, ends <When at={link.expiresAt} format="day" />
                {purpose === "set-up" ? (link.opened ? ". Opened with its code." : ". Not opened yet.") : "."}
              </p>
            </div>
            <ActionForm action={revokeLink} className="flex flex-col items-start gap-2">
              <input type="hidden" name="profileId" value={profile.id} />
              <input type="hidden" name="linkId" value={link.id} />
              <SubmitButton tone="secondary" aria-label={`Revoke the link of ${link.email ?? "nobody"}`}>
                Revoke
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
