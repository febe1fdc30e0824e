import { blockerText } from "../../../../../components/refusal-notice";
import { Button } from "../../../../../components/ui/button";
import { Card } from "../../../../../components/ui/card";
import { Checkbox } from "../../../../../components/ui/checkbox";
import { StatusBadge } from "../../../../../components/ui/status-badge";
import { When } from "../../../../../components/when";
import { withUnicodeNames } from "../../../../../lib/core/unicode-name";
import { Checks } from "./checks";
import { DomainsForm } from "./domains-form";
import { EnforceForm } from "./enforce-form";
import { PlannedNotice } from "./planned-notice";
import type { Preview } from "./preview";
import { Release } from "./release";

/** Domains, checks, who stays out, what will happen, when: all on one page, from the plan that the command makes again. */
export function Review({ preview, changing }: { preview: Preview; changing: boolean }) {
  const { profile, facts, plan, schedule, exempt } = preview;
  const required = facts.domains.filter(({ enforcedBy }) => enforcedBy === profile.id);
  const chosen = new Set<string>(preview.wanted);
  return (
    <>
      {schedule ? (
        <PlannedNotice
          profileId={profile.id}
          schedule={schedule}
          required={required.map(({ id }) => id)}
          changing={changing}
        />
      ) : null}
      <Card title={required.length > 0 ? "Which domains is it required for?" : "For which domains?"}>
        {facts.domains.length === 0 ? (
          <p>
            You have no domain yet.{" "}
            <a className="link" href="/admin/domains">
              Add your domain
            </a>
          </p>
        ) : (
          <DomainsForm>
            {changing ? <input type="hidden" name="change" value="1" /> : null}
            <fieldset className="flex flex-col gap-2">
              <legend className="sr-only">Domains</legend>
              {facts.domains.map((domain) => {
                const elsewhere = domain.enforcedBy !== null && domain.enforcedBy !== profile.id;
                const open = (domain.state === "verified" && !elsewhere) || domain.enforcedBy === profile.id;
                return (
                  <div key={domain.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                    <Checkbox
                      name="domains"
                      value={domain.id}
                      id={`domain-${domain.name}`}
                      label={withUnicodeNames(domain.name)}
                      defaultChecked={chosen.has(domain.id)}
                      disabled={!open}
                    />
                    <span className="text-text-2">{peopleOf(domain)}</span>
                    {domain.state === "verified" ? null : <StatusBadge of="domain" is={domain.state} />}
                    {open ? null : (
                      <a className="link" href={elsewhere ? "/admin/sso" : `/admin/domains/${domain.id}`}>
                        {elsewhere ? "Required for another profile" : "Verify it first"}
                      </a>
                    )}
                  </div>
                );
              })}
            </fieldset>
            <noscript>
              <Button type="submit">Show what changes</Button>
            </noscript>
          </DomainsForm>
        )}
      </Card>
      <Checks preview={preview} />
      <Card title="Who stays out (exempt)">
        {exempt.length === 0 && !plan.actorStaysOut ? (
          <p className="text-text-2">Nobody, besides emergency access.</p>
        ) : null}
        <ul className="flex flex-col gap-2">
          {exempt.map((person) => (
            <li key={person.email}>
              <strong className="font-semibold">{person.email}</strong> “{person.reason}”{" "}
              {person.until ? (
                <>
                  until <When at={person.until} format="day" />
                </>
              ) : person.automatic ? (
                "(automatic)"
              ) : (
                "without an end date"
              )}
            </li>
          ))}
          {plan.actorStaysOut ? (
            <li className="text-exempt">You stay exempt until you sign in with SSO once (automatic).</li>
          ) : null}
        </ul>
      </Card>
      <EnforceForm
        key={changing ? "change" : "new"}
        profile={{ id: profile.id, name: profile.name }}
        domains={preview.wanted}
        plan={plan}
        blockers={plan.blockers.map(blockerText)}
        required={required.length > 0}
        formerly={preview.formerlyExempt}
        outside={facts.outsideDomains}
        mailIsSent={preview.mailIsSent}
        planned={
          changing && schedule ? { at: schedule.at.toISOString(), tellPeople: schedule.tellPeople } : null
        }
      />
      {required.length > 0 ? <Release preview={preview} /> : null}
    </>
  );
}

/** "3 people (1 exempt, 1 with emergency access)": those in brackets are not counted among whom it is required for. */
function peopleOf({ people, exempt, emergency = 0 }: Preview["facts"]["domains"][number]): string {
  const out = [
    exempt > 0 ? `${exempt} exempt` : null,
    emergency > 0 ? `${emergency} with emergency access` : null,
  ].filter((part) => part !== null);
  return `${people} ${people === 1 ? "person" : "people"}${out.length > 0 ? ` (${out.join(", ")})` : ""}`;
}
