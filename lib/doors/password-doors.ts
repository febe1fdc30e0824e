// Doors behind which a password, a passkey or a code is the proof.
import { admit } from "../core/login";
import { setUpSecondFactor } from "../login/set-up-second-factor";
import { startLogin } from "../login/start-login";
import { submitCode } from "../login/submit-password";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { hashSecret, newId, readableCode } from "../runtime/secrets";
import { newTotp, totpCode } from "../runtime/totp";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import type { Door, StageOf, Tried } from "./door";
import { thenPassword, withPassword, withTicket } from "./enter";
import { plantAttempt } from "./plant";
import { closedBy, closedToPassword, opened } from "./reasons";

const NOT_OFFERED = "The account offers no password.";

async function accountOffersPassword({ ports, user, now }: StageOf): Promise<boolean> {
  return passwordIsOpen(await ownSignIn(doorReads(ports).of(user.organizationId), user, now));
}

/** A passkey is the same proof as a password, so the policy alone decides. (Its signature is made by a device.) */
function withPasskey(stage: StageOf): Tried {
  const admission = admit(stage.facts, { of: "password", userId: stage.user.id });
  return "refused" in admission ? closedToPassword(stage, "") : opened(stage, admission.by);
}

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
    title: "The right password, or a passkey, with a recovery code on the emergency page",
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
    name: "second-factor-set-up",
    title: "A second factor set up now, after a password typed before",
    tries: ["lib/login/set-up-second-factor.ts", "action app/login/actions.ts#setUpSecondFactor"],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user, visitor, now } = stage;
      const { secret } = newTotp(stage.email);
      const totpSecret = ports.seal.close(secret);
      const attempt = await plantAttempt(stage, { configuration: hashSecret(totpSecret) });
      await doorWork(ports, ({ logins }) =>
        logins.changeUser(user.id, { totpSecret, totpConfirmedAt: null, totpLastStep: null }),
      );
      const code = totpCode(secret, now);
      const answer = await setUpSecondFactor(ports, { attempt: attempt.id, code, visitor });
      const into = "ticket" in answer ? await withTicket(stage, answer.ticket) : null;
      return into ? opened(stage, into) : closedToPassword(stage, "The code was not accepted.");
    },
  },
  {
    name: "passkey",
    title: "A passkey of this person",
    tries: ["lib/login/submit-passkey.ts", "POST /login/passkey/finish"],
    needsPerson: true,
    attempt: async (stage) => withPasskey(stage),
  },
  {
    name: "added-passkey",
    title: "A new passkey, added in the account while signed in",
    tries: ["lib/commands/add-passkey.ts", "action app/account/actions.ts#addPasskey"],
    needsPerson: true,
    attempt: async (stage) =>
      (await accountOffersPassword(stage)) ? withPasskey(stage) : closedToPassword(stage, NOT_OFFERED),
  },
  {
    name: "changed-password",
    title: "A new password, chosen in the account while signed in",
    tries: ["lib/commands/change-password.ts", "action app/account/actions.ts#changePassword"],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user, now } = stage;
      if (!(await accountOffersPassword(stage))) return closedToPassword(stage, NOT_OFFERED);
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
