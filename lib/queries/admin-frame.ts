// What stands around every page of the Admin Center: whose it is, and whether sign-in is failing right now.
import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import { ALARM, judgeSignIns } from "../core/failing-sign-in";
import { defineQuery } from "../runtime/query";

export const adminFrameQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads, now }) {
    const { id, name } = await reads.organization.get();
    const since = new Date(now.getTime() - ALARM.minutes * 60_000);
    const recent = (await reads.attempts.outcomesSince(since)).filter((row) => row.method === "sso");
    const profiles = await reads.profiles.list();
    const failing = profiles.flatMap((profile) => {
      const alarm = judgeSignIns(
        recent
          .filter((row) => row.profileId === profile.id)
          .map(({ outcome, because }) => ({ refused: outcome === "refused", because })),
      );
      return alarm ? [{ id: profile.id, name: profile.name, ...alarm }] : [];
    });
    const paused = profiles
      .filter((profile) => isPaused(profile, now))
      .map(({ id, name, pausedUntil, pausedReason }) => ({
        id,
        name,
        until: pausedUntil,
        reason: pausedReason,
      }));
    const domains = await reads.domains.list();
    const required = domains.find(({ enforcedByProfileId }) => enforcedByProfileId !== null);
    const troubled = domains.filter(({ missingSince, lostAt }) => missingSince !== null || lostAt !== null);
    return {
      organization: { id, name },
      failing,
      paused,
      /** Domains whose record is missing, or that are lost. */
      troubledDomains: troubled.map((row) => row.name),
      requiredProfileId: required?.enforcedByProfileId ?? null,
    };
  },
});
