import { z } from "zod";
import { judgePassword } from "../core/password-rules";
import type { Refusal } from "../core/refusals";
import { passwordChangedMail } from "../mail/sign-in";
import { asPerson, defineCommand } from "../runtime/command";
import { isCommonPassword } from "../runtime/common-passwords";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { exceeds } from "../runtime/rate-limit";

type Prepared = { evidence: { tried: string; passwordHash: string } } | { refused: Refusal };

/**
 * One's own password, with the present one. Closed for people who sign in with SSO (S9). Every other session ends, and
 * open reset links stop working: whoever had the old password has nothing left.
 */
export const changePasswordCommand = defineCommand({
  permission: "account.manage",
  input: z.object({
    current: z.string().min(1, "Type your present password."),
    password: z.string().min(1, "Type a new password."),
  }),
  async prepare(outside, reads, { current, password }, actor): Promise<Prepared> {
    const { userId, email, name } = asPerson(actor);
    const person = await reads.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "account" } };
    if (!passwordIsOpen(await ownSignIn(reads, person, outside.clock())))
      return { refused: { code: "sso-required" } };
    if (!person.passwordHash) return { refused: { code: "no-password-yet" } };
    const seconds = await exceeds(outside, ["password/change", userId]);
    if (seconds !== null) return { refused: { code: "too-many-tries", seconds } };
    if (!(await outside.passwords.matches(person.passwordHash, current)))
      return { refused: { code: "password-wrong" } };
    const { name: organization } = await reads.organization.get();
    const message = judgePassword(password, [email, name, organization], isCommonPassword);
    if (message) return { refused: { code: "password-weak", message } };
    return {
      evidence: { tried: person.passwordHash, passwordHash: await outside.passwords.hash(password) },
    };
  },
  async run({ repos, now, actor, evidence, newId }) {
    const { userId, email, sessionId, name } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "account" } };
    if (!passwordIsOpen(await ownSignIn(repos, person, now))) return { refused: { code: "sso-required" } };
    if (person.passwordHash !== evidence.tried) return { refused: { code: "changed-meanwhile", by: name } };
    await repos.users.change(userId, { passwordHash: evidence.passwordHash, passwordSetAt: now });
    const sessions = await repos.sessions.endAll({ userId, except: sessionId }, now);
    for (const purpose of ["password-reset", "set-password"] as const)
      await repos.links.revoke({ purpose, userId }, now);
    const { name: organization } = await repos.organization.get();
    const mail = passwordChangedMail({ to: email, organization, at: now });
    await repos.outbox.add([mail], now, () => newId("mail"));
    return { done: { sessions }, events: [{ name: "user.password-set", user: userId, email }] };
  },
});
