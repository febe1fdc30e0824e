import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import { dnsInstructions, recordToAdd } from "../core/dns-instructions";
import { detectDnsProvider } from "../core/dns-provider";
import { readDomainName } from "../core/domain-name";
import { readSight } from "../core/domain-sight";
import { domainState } from "../core/domain-state";
import type { DomainId } from "../core/ids";
import { challengeEndsAt, challengeFileUrl } from "../core/verified-domain";
import { domainNameKnowledge, publicSuffixes, unicodeName } from "../runtime/public-suffixes";
import { defineQuery } from "../runtime/query";

/** One domain with its record, what the last look saw, and what hangs on it. Null when it is not here. */
export const domainDetailQuery = defineQuery({
  permission: "organization.read",
  setUpContact: "domains",
  input: z.object({
    domainId: z.string().transform((id) => id as DomainId),
    /** What was typed when it was added: said back, when the name had to be taken out of it. */
    typed: z.string().max(2048).optional(),
  }),
  async run({ reads, now, origin, mailIsSent }, { domainId, typed }) {
    const row = await reads.domains.find(domainId);
    if (!row) return null;
    const held = row.verifiedAt ? false : await reads.domains.heldElsewhere(row.name);
    const profiles = await reads.profiles.list();
    const profile = profiles.find(({ id }) => id === row.enforcedByProfileId);
    const offered = profiles.find(({ live, on }) => live !== null && on);
    const zone = publicSuffixes.registrable(row.name) ?? row.name;
    const record = recordToAdd(row.name, zone, row.challenge);
    const sight = readSight(row.observation);
    const { name: organization } = await reads.organization.get();
    const { people } = await reads.users.countOnDomain(row.name);
    const read = typed ? readDomainName(typed, domainNameKnowledge(origin)) : null;
    return {
      id: row.id,
      name: row.name,
      unicode: unicodeName(row.name),
      /** `acme.com` for mail.acme.com: its addresses are not covered. */
      parent: zone === row.name ? null : zone,
      tookFrom: read && !("problem" in read) && read.name === row.name ? read.tookFrom : null,
      state: domainState(row, held, now),
      /** Another organization has proven it: lost here by that, or held there while this one waits. */
      heldElsewhere: held,
      movedAway: row.lostAt !== null && row.verifiedAt === null,
      verifiedBy: row.verifiedBy,
      verifiedAt: row.verifiedAt,
      method: row.method,
      claimedAt: row.claimedAt,
      endsAt: challengeEndsAt(row),
      checkedAt: row.checkedAt,
      nextCheckAt: row.nextCheckAt,
      sight,
      provider: sight && detectDnsProvider(sight.nameServers),
      record,
      instructions: dnsInstructions(row.name, organization, record),
      file: { url: challengeFileUrl(row.name), content: record.value },
      people,
      exempt: await reads.exemptions.countOnDomain(row.name, now),
      usedBy: profile ? { id: profile.id, name: profile.name, paused: isPaused(profile, now) } : null,
      offered: offered ? { id: offered.id, name: offered.name } : null,
      hasProfiles: profiles.length > 0,
      mailIsSent,
    };
  },
});
