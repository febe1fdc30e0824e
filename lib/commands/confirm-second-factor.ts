import { z } from "zod";
import type { Refusal } from "../core/refusals";
import { asPerson, defineCommand } from "../runtime/command";
import { exceeds } from "../runtime/rate-limit";
import { totpStep } from "../runtime/totp";

type Prepared = { evidence: { step: number; of: string } } | { refused: Refusal };

/** The first code from the app proves that it has the secret; from now on it is asked after the password. */
export const confirmSecondFactorCommand = defineCommand({
  permission: "account.manage",
  input: z.object({ code: z.string().trim().min(1, "Type the six digits.") }),
  async prepare(outside, reads, { code }, actor): Promise<Prepared> {
    const { userId } = asPerson(actor);
    const person = await reads.users.find(userId);
    if (!person?.totpSecret) return { refused: { code: "no-second-factor" } };
    if (person.totpConfirmedAt) return { refused: { code: "second-factor-set" } };
    const seconds = await exceeds(outside, ["code/attempt", userId]);
    if (seconds !== null) return { refused: { code: "too-many-tries", seconds } };
    const step = totpStep(outside.seal.open(person.totpSecret), code, outside.clock(), person.totpLastStep);
    return step === null
      ? { refused: { code: "code-wrong" } }
      : { evidence: { step, of: person.totpSecret } };
  },
  async run({ repos, now, actor, evidence }) {
    const { userId, email, name } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (person?.totpSecret !== evidence.of) return { refused: { code: "changed-meanwhile", by: name } };
    await repos.users.change(userId, { totpConfirmedAt: now, totpLastStep: evidence.step });
    return { done: {}, events: [{ name: "user.second-factor-set", user: userId, email }] };
  },
});
