import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import { domainState } from "../core/domain-state";
import { unicodeName } from "../runtime/public-suffixes";
import { defineQuery } from "../runtime/query";

/** The organization's domains with their state, what they are used by, and how many people are on each. */
export const listDomainsQuery = defineQuery({
  permission: "organization.read",
  setUpContact: "domains",
  input: z.object({}),
  async run({ reads, now }) {
    const profiles = await reads.profiles.list();
    const offered = profiles.find(({ live, on }) => live !== null && on) ?? null;
    const domains = await Promise.all(
      (await reads.domains.list()).map(async (row) => {
        const held = row.verifiedAt ? false : await reads.domains.heldElsewhere(row.name);
        const profile = profiles.find(({ id }) => id === row.enforcedByProfileId);
        return {
          id: row.id,
          name: row.name,
          unicode: unicodeName(row.name),
          state: domainState(row, held, now),
          checkedAt: row.checkedAt,
          nextCheckAt: row.nextCheckAt,
          byOperator: row.verifiedBy === "operator",
          usedBy: profile ? { id: profile.id, name: profile.name, paused: isPaused(profile, now) } : null,
          people: (await reads.users.countOnDomain(row.name)).people,
        };
      }),
    );
    /** `offered`: the profile that a free domain could be required for. */
    return { domains, offered: offered && { id: offered.id, name: offered.name } };
  },
});
