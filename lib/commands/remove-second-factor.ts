import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";
import { exceeds } from "../runtime/rate-limit";
import { totpStep } from "../runtime/totp";
import { personToChange, userIdInput } from "./change-person";

/** One's own, with a code of it: a session that somebody found open cannot remove it. */
export const removeOwnSecondFactorCommand = defineCommand({
  permission: "account.manage",
  fresh: true,
  input: z.object({ code: z.string().trim().min(1, "Type the six digits.") }),
  async prepare(outside, reads, { code }, actor) {
    const { userId } = asPerson(actor);
    const person = await reads.users.find(userId);
    if (!person?.totpSecret || !person.totpConfirmedAt) return { refused: { code: "no-second-factor" } };
    const seconds = await exceeds(outside, ["code/attempt", userId]);
    if (seconds !== null) return { refused: { code: "too-many-tries", seconds } };
    const step = totpStep(outside.seal.open(person.totpSecret), code, outside.clock(), person.totpLastStep);
    return step === null ? { refused: { code: "code-wrong" } } : { evidence: {} };
  },
  async run({ repos, actor }) {
    const { userId, email } = asPerson(actor);
    await repos.users.change(userId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
    return { done: {}, events: [{ name: "user.second-factor-removed", user: userId, email }] };
  },
});

/**
 * For somebody who lost their device: the authenticator app and every passkey. They are signed out everywhere, and set up
 * new ones themselves.
 */
export const removeSecondFactorCommand = defineCommand({
  permission: "users.manage",
  fresh: true,
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const found = await personToChange(context, userId, "change-address");
    if ("refused" in found) return found;
    const { email, name, totpConfirmedAt } = found.person;
    // One's own goes the way that asks for a code.
    if (userId === asPerson(context.actor).userId) return { refused: { code: "not-yourself" } };
    const { repos, now } = context;
    const passkeys = await repos.passkeys.of(userId);
    if (!totpConfirmedAt && passkeys.length === 0) return { refused: { code: "no-second-factor" } };
    await repos.passkeys.removeAll(userId);
    await repos.users.change(userId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
    await repos.sessions.endAll({ userId }, now);
    const [first, ...others] = [
      ...(totpConfirmedAt ? [{ name: "user.second-factor-removed" as const, user: userId, email }] : []),
      ...passkeys.map((passkey) => ({
        name: "user.passkey-removed" as const,
        user: userId,
        email,
        passkey: passkey.name,
      })),
    ];
    return { done: { name }, events: [first!, ...others] };
  },
});
