import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { newTotp } from "../runtime/totp";

/** A new secret for one's authenticator app, shown this once. It counts only when a code of it was typed. */
export const beginSecondFactorCommand = defineCommand({
  permission: "account.manage",
  fresh: true,
  input: z.object({}),
  async prepare(outside, _reads, _input, actor) {
    const { secret, address } = newTotp(asPerson(actor).email);
    return { evidence: { secret, address, sealed: outside.seal.close(secret) } };
  },
  async run({ repos, now, actor, evidence: { secret, address, sealed } }) {
    const { userId, email } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "account" } };
    if (!passwordIsOpen(await ownSignIn(repos, person, now))) return { refused: { code: "sso-required" } };
    if (person.totpConfirmedAt) return { refused: { code: "second-factor-set" } };
    await repos.users.change(userId, { totpSecret: sealed, totpConfirmedAt: null, totpLastStep: null });
    return {
      done: { secret, address },
      events: [{ name: "user.second-factor-begun", user: userId, email }],
    };
  },
});
