import { randomBytes } from "node:crypto";
import type { DomainRow } from "../../../db/repositories/domains";
import { domainNameSentence, readDomainName } from "../../core/domain-name";
import { nextCheckAt } from "../../core/domain-state";
import type { DomainId } from "../../core/ids";
import { domainNameKnowledge } from "../../runtime/public-suffixes";
import { type OrganizationWork, refuse } from "./apply-work";
import type { WantedDomain } from "./file-shape";

/** Claims the listed domains; an approved one is verified by the operator's word. Nothing is removed. */
export async function applyDomains(work: OrganizationWork, wanted: readonly WantedDomain[]): Promise<void> {
  for (const [i, { name: written, approved }] of wanted.entries()) {
    const place = `${work.place}.domains[${i}]`;
    const name = domainName(work, written, `${place}.name`);
    if (await work.repos.domains.heldElsewhere(name))
      refuse(`${place}.name`, `another organization has verified ${name}. Remove it there first.`);
    const row = (await work.repos.domains.findByName(name)) ?? (await claim(work, name));
    if (approved) await approve(work, row);
  }
}

/** The canonical name; in a file only the name itself is taken, no address around it. */
export function domainName(work: Pick<OrganizationWork, "origin">, written: string, place: string): string {
  const read = readDomainName(written, domainNameKnowledge(work.origin));
  if ("problem" in read) return refuse(place, domainNameSentence(read.problem, read.name));
  if (read.tookFrom) refuse(place, `write the domain's name alone: ${read.name}.`);
  return read.name;
}

async function claim({ repos, now, newId, did }: OrganizationWork, name: string): Promise<DomainRow> {
  const row = await repos.domains.add({
    id: newId<DomainId>("domain"),
    name,
    challenge: randomBytes(16).toString("hex"),
    method: "dns",
    claimedAt: now,
    nextCheckAt: nextCheckAt({ claimedAt: now, verifiedAt: null, verifiedBy: null, lostAt: null }, now),
    remindersSent: [],
  });
  did(`claimed ${name}`, { name: "domain.claimed", domain: name });
  return row!;
}

/** A domain that is verified and in order stays as it is, whoever verified it. */
async function approve({ repos, now, did, vouch }: OrganizationWork, row: DomainRow): Promise<void> {
  if (row.verifiedAt && !row.lostAt && !row.missingSince) return;
  await repos.domains.change(row.id, {
    verifiedAt: row.verifiedAt ?? now,
    verifiedBy: "operator",
    missingSince: null,
    lostAt: null,
    nextCheckAt: null,
  });
  did(`approved ${row.name}`, { name: "domain.verified", domain: row.name, by: "operator" });
  vouch(`${row.name} without a look at the DNS`);
}
