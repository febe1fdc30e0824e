import { applyDomainCheck } from "../commands/apply-domain-check";
import { PRODUCT_ACTOR } from "../runtime/actor";
import { lookAtDomain } from "../runtime/look-at-domain";
import type { Ports } from "../runtime/ports";
import { newId } from "../runtime/secrets";
import { doorWork, unitOfWork } from "../runtime/unit-of-work";
import type { Job } from "./schedule";

/** At once, so that a turn takes as long as one slow look; the rest waits for the next turn. */
const DOMAINS_PER_TURN = 16;
/** Longer than a look: nobody else takes the domain meanwhile, and after a crash it is taken again. */
const LEASE_MINUTES = 5;

/** Looks at every domain whose time has come: waiting ones by the schedule, verified ones daily (SECURITY.md D4). */
export const checkDomains: Job = {
  name: "check-domains",
  everySeconds: 5,
  async run(ports) {
    const due = await doorWork(ports, ({ domainChecks }, now) =>
      domainChecks.lease(DOMAINS_PER_TURN, now, new Date(now.getTime() + LEASE_MINUTES * 60_000)),
    );
    await Promise.all(
      due.map((row) =>
        check(ports, row).catch((error) =>
          ports.log.error("A domain could not be checked; it is tried again.", error, { domain: row.name }),
        ),
      ),
    );
  },
};

async function check(ports: Ports, row: Parameters<typeof lookAtDomain>[1]): Promise<void> {
  const look = await lookAtDomain(ports, row);
  await unitOfWork(ports, row.organizationId, PRODUCT_ACTOR, async (repos, now) => {
    const checked = await applyDomainCheck({ repos, now, newId, origin: ports.env.appUrl }, row.id, look);
    return { answer: null, events: checked?.events ?? [] };
  });
}
