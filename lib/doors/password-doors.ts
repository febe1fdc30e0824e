// Doors behind which a password, a passkey or a code is the proof.
import { admit } from "../core/login";
import { startLogin } from "../login/start-login";
import { submitCode } from "../login/submit-password";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { newId, readableCode } from "../runtime/secrets";
import { newTotp, totpCode } from "../runtime/totp";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import type { Door } from "./door";
import { thenPassword, withPassword, withTicket } from "./enter";
import { plantAttempt } from "./plant";
import { closedBy, closedToPassword, opened } from "./reasons";

export const PASSWORD_DOORS: readonly Door[] = [
  {
    name: "password",
    title: "The right password on the sign-in page",
    tries: [
      "lib/login/submit-password.ts",
      "action app/login/actions.ts#submitPassword",
      // They save a password that somebody else chose; here every password matches already.
      "lib/cli/commands/user-set-password.ts",
      "lib/cli/apply/people.ts",
    ],
    needsPerson: true,
    attempt: thenPassword,
  },
  {
    name: "second-factor",
    title: "The right code of a second factor, for a password typed before",
    tries: ["action app/login/actions.ts#submitCode"],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user, visitor, now } = stage;
      const attempt = await plantAttempt(stage);
      const { secret } = newTotp(stage.email);
      const totp = { totpSecret: ports.seal.close(secret), totpConfirmedAt: now, totpLastStep: null };
      await doorWork(ports, ({ logins }) => logins.changeUser(user.id, totp));
      const answer = await submitCode(ports, { attempt: attempt.id, code: totpCode(secret, now), visitor });
      const into = "ticket" in answer ? await withTicket(stage, answer.ticket) : null;
      return into ? opened(stage, into) : closedToPassword(stage, "The code was not accepted.");
    },
  },
  {
    name: "recovery-code",
    title: "The right password with a recovery code, on the emergency page",
    tries: ["action app/login/actions.ts#submitEmergency"],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user } = stage;
      const code = readableCode(5);
      await doorWork(ports, (door, now) =>
        door
          .of(user.organizationId)
          .recoveryCodes.replace(
            user.id,
            [{ id: newId("recoveryCode"), codeHash: recoveryCodeHash(code) }],
            now,
          ),
      );
      const into = await withPassword(stage, { recoveryCode: code });
      return into && into !== "asks-code"
        ? opened(stage, into)
        : closedBy(stage, { of: "recovery-code", userId: user.id }, "The code was not accepted.");
    },
  },
  {
    name: "passkey",
    title: "A passkey of this person",
    tries: [],
    needsPerson: true,
    // The same proof as a password: the policy alone decides on it.
    async attempt(stage) {
      const proof = { of: "password", userId: stage.user.id } as const;
      const admission = admit(stage.facts, proof);
      return "refused" in admission ? closedToPassword(stage, "") : opened(stage, admission.by);
    },
  },
  {
    name: "changed-password",
    title: "A new password, chosen in the account while signed in",
    tries: ["lib/commands/change-password.ts", "action app/account/actions.ts#changePassword"],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user, now } = stage;
      const own = await ownSignIn(doorReads(ports).of(user.organizationId), user, now);
      if (!passwordIsOpen(own)) return closedToPassword(stage, "The account offers no password.");
      await doorWork(ports, ({ logins }) =>
        logins.changeUser(user.id, { passwordHash: "changed", passwordSetAt: now }),
      );
      return thenPassword(stage);
    },
  },
  {
    name: "decision",
    title: "The way that the sign-in page and the login decision API name for the address",
    tries: ["action app/login/actions.ts#startLogin", "POST /api/login/decision"],
    needsPerson: true,
    async attempt(stage) {
      const step = await startLogin(stage.ports, stage);
      if ("by" in step && step.by === "password") return thenPassword(stage);
      return closedToPassword(stage, "It is sent to the identity provider.");
    },
  },
];
