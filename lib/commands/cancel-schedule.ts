import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";

/** Takes back a planned switch-on. */
export const cancelScheduleCommand = defineCommand({
  permission: "sso.enforce",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ repos }, { profileId }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const waiting = await repos.schedules.waiting({ profileId, kind: "switch-on" });
    if (waiting.length === 0) return { refused: { code: "nothing-scheduled" } };
    for (const row of waiting) await repos.schedules.settle(row.id, "cancelled");
    return {
      done: { profile: profile.name },
      events: [{ name: "sso.schedule-cancelled", profileId, profile: profile.name }],
    };
  },
});
