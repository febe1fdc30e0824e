import { Compare } from "@/components/ui/compare";
import { CopyBlock } from "@/components/ui/copy-block";
import { Facts } from "@/components/ui/facts";
import { Ticket, TicketList } from "@/components/ui/ticket";
import { When } from "@/components/when";
import { Section } from "../section";

/** Values to copy, to compare, to read. */
export function Values() {
  return (
    <Section name="Ticket, compare, facts">
      <TicketList>
        <Ticket
          label="Reply URL (Assertion Consumer Service URL)"
          altLabels={["ACS URL", "Single sign-on URL"]}
          value="https://sso.acme.test/saml/JQ0f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e/acs"
          note="Don’t add a slash at the end."
        />
        <Ticket label="Name" value="_sso-challenge" />
      </TicketList>
      <Compare expected="https://idp.acme.test/metadata" received="https://idp.acme.test/Metadata/" />
      <Compare expected="doorward-domain-verification=6f1c" received={null} receivedLabel="We saw" />
      <Compare expected="urn:amazon:webservices" received="https://idp.example/metadata" />
      <CopyBlock
        label="Text for your people"
        prose
        value={
          "From 1 December you’ll sign in with Okta.\n\nYour password stops working then. You won’t be signed out."
        }
      />
      <Facts
        facts={[
          { term: "Issuer", is: <code>https://sts.windows.net/4f1a/</code> },
          { term: "Last sign-in", is: <When at={new Date(Date.now() - 180_000)} /> },
          { term: "Certificate ends", is: <When at="2029-11-24T00:00:00Z" format="day" /> },
          { term: "Started", is: <When at="2026-11-24T09:12:44Z" format="absolute" /> },
          { term: "Force sign-in again", is: null },
        ]}
      />
    </Section>
  );
}
