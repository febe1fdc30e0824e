// One organization after the other, each in its own transaction: what the product does by itself for its people.
import type { Repositories } from "../../db/repositories";
import type { DomainEvent } from "../core/events";
import { PRODUCT_ACTOR } from "../runtime/actor";
import type { Ports } from "../runtime/ports";
import { newId } from "../runtime/secrets";
import { doorReads, unitOfWork } from "../runtime/unit-of-work";

export interface OrganizationWork {
  readonly repos: Repositories;
  readonly now: Date;
  readonly newId: typeof newId;
  readonly origin: string;
}

/** `work` answers the events; without any, nothing of the audit trail is written. A failure does not stop the others. */
export async function eachOrganization(
  ports: Pick<Ports, "database" | "clock" | "log" | "env">,
  job: string,
  work: (of: OrganizationWork) => Promise<readonly DomainEvent[]>,
): Promise<void> {
  for (const { id } of await doorReads(ports).installation.organizations()) {
    try {
      await unitOfWork(ports, id, PRODUCT_ACTOR, async (repos, now) => ({
        answer: null,
        events: await work({ repos, now, newId, origin: ports.env.appUrl }),
      }));
    } catch (error) {
      ports.log.error("A background job failed for one organization; it is tried again.", error, {
        job,
        organization: id,
      });
    }
  }
}
