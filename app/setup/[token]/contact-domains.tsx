import { Doctor } from "@/app/admin/domains/[domainId]/doctor";
import type { Profile } from "@/app/wizard/door";
import { Card } from "@/components/ui/card";
import { StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Ticket, TicketList } from "@/components/ui/ticket";
import { domainDetailQuery } from "@/lib/queries/domain-detail";
import { askAsContact } from "@/lib/session/set-up-contact";
import { ActionForm } from "../../admin/action-form";
import { verifyDomain } from "../actions";

/** The DNS step, for a contact who looks after the DNS too: each record that is still to be added, and a look at once. */
export async function ContactDomains({ profile, token }: { profile: Profile; token: string }) {
  const { domains } = profile;
  if (domains.length === 0)
    return (
      <Card title="Domains">
        <p className="measure text-text-2">No domain has been added yet. Whoever invited you does that.</p>
      </Card>
    );
  const waiting = await Promise.all(
    domains
      .filter(({ verified }) => !verified)
      .map(({ id }) => askAsContact(token, domainDetailQuery, { domainId: id })),
  );
  return (
    <>
      {waiting.map((domain) =>
        domain ? (
          <Card key={domain.id} title={`Add this record for ${domain.name}`}>
            <TicketList>
              <Ticket label="Type" value={domain.record.type} />
              <Ticket label="Name" value={domain.record.name} note={`Full name: ${domain.record.fullName}`} />
              <Ticket label="Value" value={domain.record.value} />
            </TicketList>
            <Doctor domain={domain} />
            <ActionForm action={verifyDomain} done="We looked just now. What we saw stands above.">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="domainId" value={domain.id} />
              <div>
                <SubmitButton pending="Checking…" aria-label={`Check ${domain.name} now`}>
                  Check now
                </SubmitButton>
              </div>
            </ActionForm>
          </Card>
        ) : null,
      )}
      <Card title="Verified">
        <ul className="flex flex-col gap-2">
          {domains
            .filter(({ verified }) => verified)
            .map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-center gap-3">
                {name} <StatusBadge of="domain" is="verified" />
              </li>
            ))}
        </ul>
        {domains.every(({ verified }) => !verified) ? <p className="text-text-2">None yet.</p> : null}
      </Card>
    </>
  );
}
