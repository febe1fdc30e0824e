import { PageHeader } from "../../../components/page-header";
import { Card } from "../../../components/ui/card";
import { TextAreaField, TextField } from "../../../components/ui/field";
import { Notice } from "../../../components/ui/notice";
import { SubmitButton } from "../../../components/ui/submit-button";
import { Ticket } from "../../../components/ui/ticket";
import { organizationSettingsQuery } from "../../../lib/queries/organization-settings";
import { ask } from "../../../lib/session/ask";
import { ActionForm } from "../action-form";
import { changeNotificationAddresses, renameOrganization } from "./actions";
import { SecondFactorRule } from "./second-factor-rule";
import { SignEveryoneOut } from "./sign-everyone-out";

export const metadata = { title: "Settings" };

export default async function SettingsPage() {
  const settings = await ask(organizationSettingsQuery, {}, "/admin/settings");
  return (
    <>
      <PageHeader title="Settings" />
      <Card title="General">
        <ActionForm action={renameOrganization} done="Saved." className="flex max-w-xl flex-col gap-4">
          <TextField
            name="name"
            label="Name of the organization"
            defaultValue={settings.name}
            maxLength={100}
          />
          <div>
            <SubmitButton tone="secondary">Save name</SubmitButton>
          </div>
        </ActionForm>
        <Ticket label="Organization ID" value={settings.id} />
      </Card>
      <Card title="Notifications">
        <p className="measure text-text-2">
          Owners and admins always get the mails about getting in. Add other addresses, up to 10; keep at
          least one outside your company’s own mail, which may be down together with your identity provider.
        </p>
        {settings.mailIsSent ? null : (
          <Notice tone="warn">
            <p>No mail server is set up. Mails wait where the operator can read them.</p>
          </Notice>
        )}
        <ActionForm
          action={changeNotificationAddresses}
          done="Saved."
          className="flex max-w-xl flex-col gap-4"
        >
          <TextAreaField
            name="addresses"
            label="Further addresses"
            hint="One a line."
            rows={3}
            defaultValue={settings.notificationAddresses.join("\n")}
          />
          <div>
            <SubmitButton tone="secondary">Save addresses</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      <SecondFactorRule settings={settings} />
      <Card title="Sessions" tone="danger">
        <p className="measure">
          Requiring SSO signs nobody out. If everybody must sign in again now, do it here: it includes you.
        </p>
        <SignEveryoneOut />
      </Card>
    </>
  );
}
