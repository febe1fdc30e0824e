import { z } from "zod";
import type { Refusal } from "../core/refusals";
import { asPerson, defineCommand, KEEPS_A_PLACE } from "../runtime/command";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { newPasskeyChallenge } from "../runtime/passkey-challenge";
import { registrationOptions } from "../runtime/webauthn";

/** More than a person has devices. */
export const MOST_PASSKEYS = 10;

type Prepared = { evidence: Awaited<ReturnType<typeof registrationOptions>> } | { refused: Refusal };

/** What the browser is to make a passkey from. It counts only when its answer is added, in this session. */
export const beginPasskeyCommand = defineCommand({
  permission: "account.manage",
  fresh: true,
  input: z.object({}),
  async prepare({ env, seal, clock }, reads, _input, actor): Promise<Prepared> {
    const { userId, sessionId } = asPerson(actor);
    const user = await reads.users.find(userId);
    if (!user) return { refused: { code: "not-found", what: "account" } };
    const challenge = newPasskeyChallenge(seal, { for: "register", session: sessionId }, clock());
    const known = await reads.passkeys.of(userId);
    return { evidence: await registrationOptions({ appUrl: env.appUrl, challenge, user, known }) };
  },
  async run({ repos, now, actor, evidence }) {
    const { userId } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "account" } };
    if (!passwordIsOpen(await ownSignIn(repos, person, now))) return { refused: { code: "sso-required" } };
    if ((await repos.passkeys.of(userId)).length >= MOST_PASSKEYS)
      return { refused: { code: "passkey-limit", limit: MOST_PASSKEYS } };
    return { done: evidence, events: KEEPS_A_PLACE };
  },
});
