import { z } from "zod";
import type { Refusal } from "../core/refusals";
import { passkeyAddedMail } from "../mail/sign-in";
import { asPerson, defineCommand } from "../runtime/command";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { type OpenedChallenge, openPasskeyChallenge } from "../runtime/passkey-challenge";
import { registrationResponse, type StoredPasskey, verifyRegistration } from "../runtime/webauthn";
import { MOST_PASSKEYS } from "./begin-passkey";

export const passkeyName = z
  .string("Write a name.")
  .trim()
  .min(1, "Write a name.")
  .max(60, "Keep the name under 60 characters.")
  .refine((name) => !/\p{Cc}/u.test(name), "Use letters, digits and punctuation only.");

type Prepared = { evidence: { passkey: StoredPasskey; challenge: OpenedChallenge } } | { refused: Refusal };

/** The passkey that the browser made, for the challenge of this session, once. The person is told by mail. */
export const addPasskeyCommand = defineCommand({
  permission: "account.manage",
  fresh: true,
  input: z.object({
    /** The browser's answer, as JSON. */
    answer: z.string().max(60_000),
    name: passkeyName,
  }),
  async prepare({ env, seal, clock }, _reads, { answer }, actor): Promise<Prepared> {
    const { sessionId } = asPerson(actor);
    const response = registrationResponse.safeParse(parsed(answer));
    if (!response.success) return { refused: { code: "passkey-wrong" } };
    const { clientDataJSON } = response.data.response;
    const use = { for: "register", session: sessionId } as const;
    const challenge = openPasskeyChallenge(seal, clientDataJSON, use, clock());
    const passkey = challenge && (await verifyRegistration(env.appUrl, response.data));
    return passkey ? { evidence: { passkey, challenge } } : { refused: { code: "passkey-wrong" } };
  },
  async run({ repos, now, actor, evidence: { passkey, challenge }, newId, origin }, { name }) {
    const { userId, email } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "account" } };
    if (!passwordIsOpen(await ownSignIn(repos, person, now))) return { refused: { code: "sso-required" } };
    if ((await repos.passkeys.of(userId)).length >= MOST_PASSKEYS)
      return { refused: { code: "passkey-limit", limit: MOST_PASSKEYS } };
    if (!(await repos.passkeys.takeChallenge(challenge.id, challenge.until)))
      return { refused: { code: "passkey-wrong" } };
    const id = newId<string>("passkey");
    if (!(await repos.passkeys.add({ id, userId, ...passkey, name, createdAt: now })))
      return { refused: { code: "passkey-known" } };
    const { name: organization } = await repos.organization.get();
    const url = `${origin}/account#passkeys`;
    const mail = passkeyAddedMail({ to: email, organization, passkey: name, at: now, url });
    await repos.outbox.add([mail], now, () => newId("mail"));
    return { done: { name }, events: [{ name: "user.passkey-added", user: userId, email, passkey: name }] };
  },
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
