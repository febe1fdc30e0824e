// Looking for the proof of a domain, outside any transaction; what it means is judged inside one.
import type { DomainRow } from "../../db/repositories/domains";
import type { Observation } from "../core/dns-observation";
import type { DomainId } from "../core/ids";
import { observeDomain } from "./observe-domain";
import type { Ports } from "./ports";
import { readsOf } from "./unit-of-work";

export interface DomainLook {
  /** What was looked for: a look at an earlier challenge or by the other method proves nothing. */
  readonly challenge: string;
  readonly method: DomainRow["method"];
  readonly seen: Observation;
  /** The same for the organization that holds the name now, by its own method. */
  readonly holder: { readonly domainId: DomainId; readonly seen: Observation } | null;
}

/** Never throws for what the outside does. At most 16 seconds. */
export async function lookAtDomain(ports: Ports, row: DomainRow): Promise<DomainLook> {
  const seen = await observeDomain(ports, row);
  const holder = row.verifiedAt ? null : await readsOf(ports, row.organizationId).otherHolder(row.name);
  return {
    challenge: row.challenge,
    method: row.method,
    seen,
    holder: holder && {
      domainId: holder.domain.id,
      seen: holder.domain.method === row.method ? seen : await observeDomain(ports, holder.domain),
    },
  };
}
