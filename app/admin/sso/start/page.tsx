import { detectLink } from "@/app/wizard/detect-link";
import { ProviderChoice } from "@/app/wizard/provider-choice";
import { PROVIDER_TILES } from "@/app/wizard/provider-tiles";
import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { Rail, RailStep } from "@/components/ui/rail";
import { SubmitButton } from "@/components/ui/submit-button";
import { ssoProfilesQuery } from "@/lib/queries/sso-profiles";
import { ask } from "@/lib/session/ask";
import { ActionForm } from "../../action-form";
import { createSsoProfile } from "../actions";

export const metadata = { title: "Set up single sign-on" };

/** Before you start (S19), and the first choice: the identity provider. */
export default async function StartPage() {
  const { domains } = await ask(ssoProfilesQuery, {}, "/admin/sso/start");
  const verified = domains.filter((domain) => domain.verified);
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sso", label: "Single sign-on" }}
        title="Set up single sign-on"
        subtitle="Nothing changes for your people until you require SSO at the very end. Everything is saved as you go: you can stop at any point and come back."
      />
      <Card title="What you need" meta="about 30 minutes">
        <Rail label="What you need">
          <RailStep
            state={verified.length > 0 ? "done" : "todo"}
            title={
              verified.length > 0
                ? `A verified domain: ${verified.map(({ name }) => name).join(", ")}`
                : "A domain that you can prove"
            }
          >
            {verified.length > 0 ? null : (
              <>
                Somebody who can add a TXT record to your DNS. It can wait until the end, or{" "}
                <a className="link" href="/admin/domains">
                  do it first
                </a>
                .
              </>
            )}
          </RailStep>
          <RailStep state="todo" title="An administrator of your identity provider">
            With the right to add a SAML application. If that is not you, start here and send them a set-up
            link: they need no account.
          </RailStep>
          <RailStep state="todo" title="Two accounts to test with">
            Your own, and if you can that of somebody without admin rights there.
          </RailStep>
          <RailStep state="todo" title="A way back, before SSO is required">
            One owner practises emergency access once, so that nobody can be locked out. Doorward asks for it
            at the end and shows how.
          </RailStep>
        </Rail>
      </Card>
      <Card>
        <ActionForm action={createSsoProfile} className="flex flex-col gap-6" remember="start">
          <ProviderChoice tiles={PROVIDER_TILES} detect={detectLink} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton>Start setting up</SubmitButton>
            <SubmitButton tone="quiet" name="skip" value="yes">
              I have its metadata already: skip the guide
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
