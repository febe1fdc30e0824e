// A passkey instead of the password: another proof of the same kind, then the same `admit` and the same ticket.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { EmailAddress } from "../core/email";
import { admit, type Proof } from "../core/login";
import type { ReturnPath } from "../core/return-path";
import { openPasskeyChallenge } from "../runtime/passkey-challenge";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { authenticationResponse, type PasskeyAnswer, verifyAuthentication } from "../runtime/webauthn";
import { attemptRow, refusedAt } from "./attempt-row";
import { issueTicket } from "./issue-ticket";
import { networkOf, type Visitor } from "./visitor";

type DoorPorts = Pick<Ports, "database" | "clock" | "seal" | "env">;

export type PasskeySignIn =
  | { readonly ticket: string }
  /** One answer for an unknown passkey, a wrong signature, a suspended person and one who must use SSO (UX.md C.3). */
  | { readonly refused: "no-match" }
  /** Too late, from another browser, or answered before. */
  | { readonly refused: "ended" }
  | { readonly refused: "too-many"; readonly seconds: number };

export interface PasskeyInput {
  /** What the browser answered, unread. */
  readonly answer: unknown;
  /** With it, the emergency way: a recovery code beside the passkey (UX.md A.6.9). */
  readonly recoveryCode?: string;
  readonly returnTo: ReturnPath;
  readonly visitor: Visitor;
}

/**
 * The signature is judged outside the transaction; that the challenge is answered once, the counter and the rule inside it,
 * on facts of that moment (SECURITY.md E1, E3). The passkey asked for a PIN or a finger, so no second factor is asked.
 */
export async function submitPasskey(ports: DoorPorts, input: PasskeyInput): Promise<PasskeySignIn> {
  const { recoveryCode, visitor } = input;
  const wait = await exceeds(ports, ["passkey/network", networkOf(visitor)]);
  if (wait !== null) return { refused: "too-many", seconds: wait };
  const parsed = authenticationResponse.safeParse(input.answer);
  if (!parsed.success) return { refused: "no-match" };
  const use = { for: "sign-in", browser: visitor.browser } as const;
  const challenge = openPasskeyChallenge(ports.seal, parsed.data.response.clientDataJSON, use, ports.clock());
  if (!challenge) return { refused: "ended" };
  const proven = await provenPasskey(ports, parsed.data);
  if (recoveryCode !== undefined && proven) {
    const seconds = await exceeds(ports, ["recovery-code/email", proven.email]);
    if (seconds !== null) return { refused: "too-many", seconds };
  }

  return doorWork<PasskeySignIn>(ports, async (door, now, record) => {
    if (!(await door.logins.takeChallenge(challenge.id, challenge.until))) return { refused: "ended" };
    // A passkey that nobody here has is in no organization's log.
    if (!proven) return { refused: "no-match" };
    const user = await door.logins.findUser(proven.userId);
    const stored = await door.logins.findPasskey(proven.credentialId);
    if (!user || user.email !== proven.email || stored?.userId !== user.id) return { refused: "no-match" };
    const email = proven.email;
    const facts = await door.logins.facts(email, now);
    const method = recoveryCode === undefined ? "passkey" : "emergency";
    const tryOf = (given: Partial<AttemptRow>) =>
      attemptRow(visitor, now, {
        method,
        email,
        userId: user.id,
        organizationId: user.organizationId,
        returnTo: input.returnTo,
        ...given,
      });
    const refuse = async (because: string) => {
      const attempt = await door.logins.open(tryOf(refusedAt(now, because)));
      await record(
        user.organizationId,
        { kind: "visitor", id: null, name: email, ip: visitor.ip },
        { name: "login.refused", email, because, reference: attempt.reference },
      );
      return { refused: "no-match" } as const;
    };
    if (proven.counter === null || !(await door.logins.usedPasskey(stored.id, proven.counter, now)))
      return refuse("passkey-wrong");
    const proof: Proof = { of: recoveryCode === undefined ? "password" : "recovery-code", userId: user.id };
    const admission = admit(facts, proof);
    if ("refused" in admission) return refuse(admission.refused);
    if (recoveryCode !== undefined) {
      const { recoveryCodes } = door.of(user.organizationId);
      if (!(await recoveryCodes.take(user.id, recoveryCodeHash(recoveryCode), now)))
        return refuse("code-wrong");
    }
    const trace = [{ at: now.toISOString(), step: method, ok: true }];
    const attempt = await door.logins.open(tryOf({ consumedAt: now, trace }));
    return { ticket: await issueTicket(door, admission, { attempt, proof, now }) };
  });
}

/** Whose passkey this is; `counter` null when it did not answer rightly. Null: nobody's here. */
async function provenPasskey(ports: DoorPorts, answer: PasskeyAnswer) {
  const { logins } = doorReads(ports);
  const passkey = await logins.findPasskey(answer.id);
  const user = passkey && (await logins.findUser(passkey.userId));
  if (!passkey || !user) return null;
  const { userHandle } = answer.response;
  const owner = userHandle === undefined || userHandle === user.id;
  return {
    userId: user.id,
    email: user.email as EmailAddress,
    credentialId: passkey.credentialId,
    counter: owner ? await verifyAuthentication(ports.env.appUrl, answer, passkey) : null,
  };
}
