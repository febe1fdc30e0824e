import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyBlock } from "@/components/ui/copy-block";
import { guideOf } from "@/lib/guides/guides";
import type { Profile, WizardDoor } from "../door";
import { PublishForm } from "../publish-form";

/** Step 9: now, or later; and what helps afterwards. */
export function EnforceStep({ profile, door }: { profile: Profile; door: WizardDoor }) {
  const { id, name, required } = profile;
  return (
    <>
      {profile.published ? null : <PublishForm profile={profile} door={door} />}
      <Card title={required ? "SSO is required" : "Require SSO, now or later"}>
        <p className="measure">
          The review shows who is affected before anything changes. You can also finish here: then nobody has
          to use SSO, and you switch it on when you like.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`/admin/sso/${id}`}>Finish without requiring SSO</LinkButton>
          <LinkButton tone="primary" href={`/admin/sso/${id}/enforce`}>
            {required ? "See the requirement" : "Review and require SSO"}
          </LinkButton>
        </div>
      </Card>
      <Card title="For afterwards">
        <CopyBlock
          label="Tell your people"
          prose
          value={`From now on you can sign in to Doorward with ${guideOf(profile.guideId).name}. Go to ${new URL(profile.serviceProvider.startUrl).origin}/login, type your work address and continue. You don’t need a new password.`}
        />
        <p className="measure">
          The certificate of {name} ends one day.{" "}
          <a className="link" href={`/admin/sso/${id}/certificates/calendar`}>
            Put the date in your calendar
          </a>
          ; we also remind you by mail from 60 days before.
        </p>
      </Card>
    </>
  );
}
