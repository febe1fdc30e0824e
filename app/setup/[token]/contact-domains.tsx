import type { Profile } from "@/app/wizard/door";
import { Card } from "@/components/ui/card";

/** Which domains are proven, for a contact who looks after the DNS too. */
export function ContactDomains({ profile }: { profile: Profile }) {
  const { domains } = profile;
  return (
    <Card title="Domains">
      {domains.length === 0 ? (
        <p className="measure text-text-2">No domain has been added yet. Whoever invited you does that.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {domains.map((domain) => (
            <li key={domain.id}>
              {domain.name}: {domain.verified ? "verified" : "not verified yet"}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
