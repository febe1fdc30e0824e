import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { asPerson, defineCommand } from "../runtime/command";

/** Keeps a requirement that would be taken back: only an owner who came in through SSO can say that it works. */
export const confirmEnforcementCommand = defineCommand({
  permission: "sso.enforce",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ repos, actor }, { profileId }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const waiting = await repos.schedules.waiting({ profileId, kind: "confirm" });
    if (waiting.length === 0) return { refused: { code: "nothing-scheduled" } };
    const { role, by } = asPerson(actor);
    if (role !== "owner" || by !== "sso") return { refused: { code: "confirm-by-sso-owner" } };
    for (const row of waiting) await repos.schedules.settle(row.id, "done");
    return {
      done: { profile: profile.name },
      events: [{ name: "sso.confirmed", profileId, profile: profile.name }],
    };
  },
});
