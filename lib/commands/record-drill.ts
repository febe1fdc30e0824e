import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";

/** So long ago the practice sign-in may be. */
const DRILL_WINDOW_MINUTES = 60;

/**
 * Notes a drill (R2): there must be a real sign-in of this person with a password, passkey or recovery code within the last
 * hour, in this browser or in a private window, and after the codes were stored: what was done before that is no practice.
 */
export const recordDrillCommand = defineCommand({
  permission: "account.manage",
  input: z.object({}),
  async run({ repos, now, actor }) {
    const { userId, email } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (!person?.emergencySince) return { refused: { code: "not-emergency" } };
    if (!person.codesStoredAt) return { refused: { code: "drill-not-found" } };
    const after = [person.emergencySince, person.codesStoredAt, person.emergencyDrilledAt];
    const since = new Date(
      Math.max(now.getTime() - DRILL_WINDOW_MINUTES * 60_000, ...after.map((at) => at?.getTime() ?? 0)),
    );
    const signIns = await repos.attempts.page(20, { userId, outcome: "signed-in", since });
    const drill = signIns.find(({ method }) => method !== "sso");
    if (!drill) return { refused: { code: "drill-not-found" } };
    await repos.users.change(userId, { emergencyDrilledAt: drill.finishedAt ?? drill.startedAt });
    return { done: { at: drill.startedAt }, events: [{ name: "emergency.drilled", user: userId, email }] };
  },
});
