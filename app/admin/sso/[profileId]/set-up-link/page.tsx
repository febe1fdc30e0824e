import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { guideOf } from "@/lib/guides/guides";
import { OpenLinks } from "../open-links";
import { profileOf } from "../profile";
import { SetUpLinkForm } from "./set-up-link-form";

export const metadata = { title: "Send a set-up link" };

/** For the person who runs the identity provider and has no account here (UX.md A.6.13). */
export default async function SetUpLinkPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/set-up-link");
  const { name } = guideOf(profile.guideId);
  return (
    <>
      <PageHeader
        back={{ href: `/admin/sso/${profile.id}`, label: profile.name }}
        title="Send a set-up link"
        subtitle={`For the person who runs ${name} at your organization and has no account here.`}
      />
      <Card title="What they can do">
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>See the guide for this one profile, with its values to copy.</li>
          <li>Bring back the details of {name}, and test them.</li>
          <li>
            Nothing else: no people, no logs, no other profile. They cannot publish over live settings or
            require SSO.
          </li>
        </ul>
        <p className="measure text-text-2">
          The link works for 7 days and opens only with a code that goes to the same person in a second mail.
          A new link ends the one before.
        </p>
      </Card>
      <Card title="Who is it for?">
        <SetUpLinkForm profileId={profile.id} mailIsSent={profile.mailIsSent} />
      </Card>
      <OpenLinks profile={profile} purpose="set-up" />
    </>
  );
}
