import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Compare } from "@/components/ui/compare";
import { Rail, RailStep } from "@/components/ui/rail";
import { Section } from "../section";

/** The check-list rail as the overview, the wizard and a test show it. */
export function Rails() {
  return (
    <Section name="Rail">
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Where you stand" level={3} meta="2 of 4 done">
          <Rail label="Where you stand">
            <RailStep state="done" title="Domain verified" meta="acme.com" />
            <RailStep state="done" title="Profile tested" meta="Okta · 24 Nov, by Mia Chen" />
            <RailStep
              state="now"
              current
              title="Emergency access"
              meta="1 of 2 people ready"
              action={<LinkButton href="#rail">Add second</LinkButton>}
            >
              A second person can let you in when the first is away.
            </RailStep>
            <RailStep state="blocked" title="SSO required" meta="after the step above" />
          </Rail>
        </Card>
        <Card title="Set up" level={3}>
          <Rail label="Set up">
            <RailStep state="done" number={1} title="Choose your identity provider" />
            <RailStep state="now" current number={2} title="Create the app there" />
            <RailStep state="todo" number={3} title="Give it our details" />
            <RailStep state="blocked" number={4} title="Review and switch on" meta="needs a test" />
          </Rail>
        </Card>
      </div>
      <Card title="Test sign-in with Okta" level={3} meta="24 Nov 2026, 09:12:44 UTC">
        <Rail label="Checks">
          <RailStep state="done" word="Passed" title="Response received" meta="1.8 s" />
          <RailStep state="warn" word="Warning" title="Signature" meta="RSA-SHA1">
            Okta signs with an old method. Change it to SHA-256 when you can.
          </RailStep>
          <RailStep state="failed" title="Audience">
            <p className="mb-2">In Okta this field is called “Audience URI (SP Entity ID)”.</p>
            <Compare
              expected="https://sso.acme.test/saml/JQ0f1c"
              received="http://sso.acme.test/saml/JQ0f1c/"
            />
          </RailStep>
          <RailStep state="blocked" word="Not checked" title="Time" meta="not checked" />
        </Rail>
      </Card>
    </Section>
  );
}
