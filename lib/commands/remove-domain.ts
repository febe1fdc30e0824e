import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import type { DomainEvent } from "../core/events";
import { defineCommand, type Outcome } from "../runtime/command";
import { endRequirement } from "./apply-enforcement";
import { domainIdInput } from "./domain-work";

/**
 * R6: not while it is required; with a paused requirement its part of that ends too. R10: a lost domain not while people
 * have addresses on it, because forgetting it would open password-reset mail to whoever owns it now.
 */
export const removeDomainCommand = defineCommand({
  permission: "domains.manage",
  input: z.object({ domainId: domainIdInput }),
  async run({ repos, now }, { domainId }): Promise<Outcome<{ domain: string }>> {
    const row = await repos.domains.find(domainId);
    if (!row) return { refused: { code: "not-found", what: "domain" } };
    const { people } = await repos.users.countOnDomain(row.name);
    const profile = row.enforcedByProfileId && (await repos.profiles.find(row.enforcedByProfileId));
    if (profile && !isPaused(profile, now))
      return { refused: { code: "domain-enforced", domain: row.name, profile: profile.name } };
    if (row.lostAt && people > 0) return { refused: { code: "domain-has-people", domain: row.name, people } };
    const released: DomainEvent[] = profile
      ? await endRequirement({ repos, now }, profile, [row], people, null)
      : [];
    await repos.domains.remove(domainId);
    return {
      done: { domain: row.name },
      events: [{ name: "domain.removed", domain: row.name }, ...released],
    };
  },
});
