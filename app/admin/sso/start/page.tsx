import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { GUIDES } from "@/lib/guides/guides";
import { ssoProfilesQuery } from "@/lib/queries/sso-profiles";
import { ask } from "@/lib/session/ask";
import { ActionForm } from "../../action-form";
import { createSsoProfile } from "../actions";

export const metadata = { title: "Set up single sign-on" };

/** Before you start (S19), and the first choice: the identity provider. */
export default async function StartPage() {
  await ask(ssoProfilesQuery, {}, "/admin/sso/start");
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sso", label: "Single sign-on" }}
        title="Set up single sign-on"
        subtitle="Nothing changes for your people until you require SSO at the very end. You can stop and come back."
      />
      <Card title="What you need">
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>About 30 minutes.</li>
          <li>An administrator of your identity provider, with the right to add an application.</li>
          <li>Someone who can add a TXT record to your domain’s DNS.</li>
        </ul>
      </Card>
      <ActionForm action={createSsoProfile}>
        <RadioCards
          legend="Which identity provider do you use?"
          name="provider"
          columns={2}
          defaultValue="okta"
          cards={GUIDES.map(({ id, name, fullName, prerequisites }) => ({
            value: id,
            label: fullName || name,
            hint: `About ${prerequisites.timeEstimateMinutes} minutes there.`,
          }))}
        />
        <div>
          <SubmitButton>Start setting up</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
