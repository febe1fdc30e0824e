import { buttonClass } from "@/components/ui/button";
import { Ticket, TicketList } from "@/components/ui/ticket";
import type { ServiceProvider } from "@/lib/core/sso-profile";

/** Our side of the profile, to carry into the identity provider. */
export function OurDetails({ sp }: { sp: ServiceProvider }) {
  return (
    <>
      <TicketList>
        <Ticket label="ACS URL" altLabels={["Reply URL", "Single sign-on URL"]} value={sp.acsUrl} />
        <Ticket label="Entity ID" altLabels={["Audience", "Identifier"]} value={sp.entityId} />
        <Ticket label="Metadata URL" value={sp.metadataUrl} />
        <Ticket
          label="Start URL"
          altLabels={["Sign on URL", "Login URL"]}
          value={sp.startUrl}
          note="Use this for tiles and bookmarks."
        />
      </TicketList>
      <p>
        <a className={buttonClass()} href={sp.metadataUrl} download="doorward-metadata.xml">
          Download our metadata
        </a>
      </p>
    </>
  );
}
