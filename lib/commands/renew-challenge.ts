import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { newChallenge } from "../runtime/secrets";
import { domainIdInput } from "./domain-work";

/** A new record for a domain that was not proven within 30 days, and 30 days more. A proven one keeps its record. */
export const renewChallengeCommand = defineCommand({
  permission: "domains.manage",
  input: z.object({ domainId: domainIdInput }),
  async run({ repos, now }, { domainId }) {
    const row = await repos.domains.find(domainId);
    if (!row || row.verifiedAt || row.lostAt) return { refused: { code: "not-found", what: "record" } };
    await repos.domains.change(domainId, {
      challenge: newChallenge(),
      claimedAt: now,
      checkedAt: null,
      nextCheckAt: now,
      observation: null,
      remindersSent: [],
    });
    return { done: { domainId }, events: [{ name: "domain.challenge-renewed", domain: row.name }] };
  },
});
