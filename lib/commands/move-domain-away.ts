import type { DomainRow } from "../../db/repositories/domains";
import { domainMovedAwayMail } from "../mail/domains";
import { PRODUCT_ACTOR } from "../runtime/actor";
import { tellAdministrators } from "../runtime/tell-administrators";
import { endRequirement } from "./apply-enforcement";
import type { DomainWork } from "./domain-work";

/**
 * The domain of an organization whose proof is gone, because another one has proved it. `work.repos` are the former
 * holder's. Its requirement ends, and it is lost: no mail that opens an account goes to these addresses (SECURITY.md D8, R10).
 */
export async function moveDomainAway(work: DomainWork, domain: DomainRow): Promise<void> {
  const { repos, now, newId } = work;
  const { people } = await repos.users.countOnDomain(domain.name);
  const profile = domain.enforcedByProfileId && (await repos.profiles.find(domain.enforcedByProfileId));
  const released = profile ? await endRequirement(work, profile, [domain], people, null) : [];
  await repos.domains.release([domain.id]);
  await repos.domains.change(domain.id, {
    verifiedAt: null,
    verifiedBy: null,
    missingSince: null,
    lostAt: now,
    nextCheckAt: null,
    observation: null,
    remindersSent: [],
  });
  await repos.audit.append(
    [{ name: "domain.moved-away", domain: domain.name }, ...released],
    PRODUCT_ACTOR,
    now,
    () => newId("event"),
  );
  await tellAdministrators(work, (to) =>
    domainMovedAwayMail({
      ...to,
      domain: domain.name,
      domainId: domain.id,
      people,
      key: `${domain.id}/${now.toISOString()}`,
    }),
  );
}
