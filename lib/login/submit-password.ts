// Step 2 for people with a password: the proof, then the same `admit` and the same ticket as everybody.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { EmailAddress } from "../core/email";
import type { AttemptId } from "../core/ids";
import { admit, type Proof } from "../core/login";
import type { ReturnPath } from "../core/return-path";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { hashSecret } from "../runtime/secrets";
import { totpStep } from "../runtime/totp";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { attemptRow, refusedAt } from "./attempt-row";
import { issueTicket } from "./issue-ticket";
import { networkOf, type Visitor } from "./visitor";

export type PasswordAnswer =
  | { readonly ticket: string }
  /** The pair matched and a second factor is set: ask for its code, for this attempt. */
  | { readonly codeFor: AttemptId }
  /** One answer for a wrong pair, an unknown address, a suspended person and one who must use SSO (UX.md C.3). */
  | { readonly refused: "no-match" }
  | { readonly refused: "too-many"; readonly seconds: number };

type DoorPorts = Pick<Ports, "database" | "clock" | "passwords" | "seal">;

export interface PasswordInput {
  readonly email: EmailAddress;
  readonly password: string;
  /** With it, the emergency way: a recovery code beside the password (UX.md A.6.9). */
  readonly recoveryCode?: string;
  readonly returnTo: ReturnPath;
  readonly visitor: Visitor;
}

/**
 * Takes the same time whoever it is: the hash is always computed, outside the transaction; the rule is asked inside it, on
 * facts of that moment (SECURITY.md E1, E3).
 */
export async function submitPassword(ports: DoorPorts, input: PasswordInput): Promise<PasswordAnswer> {
  const { email, password, recoveryCode, visitor } = input;
  const wait = await exceeds(
    ports,
    ["password/email-and-network", `${email} ${networkOf(visitor)}`],
    ["password/email", email],
    ["password/network", networkOf(visitor)],
    ...(recoveryCode === undefined ? [] : [["recovery-code/email", email] as const]),
  );
  if (wait !== null) return { refused: "too-many", seconds: wait };
  const known = await doorReads(ports).logins.findUserByEmail(email);
  const tried = known?.passwordHash ?? null;
  const matched = await ports.passwords.matches(tried, password);

  return doorWork<PasswordAnswer>(ports, async (door, now, record) => {
    const { userRow: user, ...facts } = await door.logins.facts(email, now);
    const organizationId = user?.organizationId ?? facts.enforcement?.organizationId ?? null;
    const method = recoveryCode === undefined ? "password" : "emergency";
    const tryOf = (given: Partial<AttemptRow>) =>
      attemptRow(visitor, now, {
        method,
        email,
        userId: user?.id ?? null,
        organizationId,
        returnTo: input.returnTo,
        ...given,
      });
    const refuse = async (because: string) => {
      const attempt = await door.logins.open(tryOf(refusedAt(now, because)));
      await record(
        organizationId,
        { kind: "visitor", id: null, name: email, ip: visitor.ip },
        { name: "login.refused", email, because, reference: attempt.reference },
      );
      return { refused: "no-match" } as const;
    };
    // Changed in between: what matched a moment ago is not this person's password any more.
    if (!user || !matched || user.passwordHash !== tried) return refuse("wrong-password");
    const proof: Proof = { of: recoveryCode === undefined ? "password" : "recovery-code", userId: user.id };
    const admission = admit(facts, proof);
    if ("refused" in admission) return refuse(admission.refused);
    if (recoveryCode !== undefined) {
      const taken = await door
        .of(user.organizationId)
        .recoveryCodes.take(user.id, recoveryCodeHash(recoveryCode), now);
      if (!taken) return refuse("code-wrong");
    } else if (user.totpConfirmedAt) {
      const attempt = await door.logins.open(
        tryOf({ trace: [{ at: now.toISOString(), step: "password", ok: true }] }),
      );
      return { codeFor: attempt.id };
    }
    const attempt = await door.logins.open(
      tryOf({ consumedAt: now, trace: [{ at: now.toISOString(), step: method, ok: true }] }),
    );
    await door.rateLimits.clear(`password/email-and-network:${email} ${networkOf(visitor)}`);
    return { ticket: await issueTicket(door, admission, { attempt, proof, now }) };
  });
}

/** The code of the second factor, in the browser that gave the password, within half an hour. */
export async function submitCode(
  ports: DoorPorts,
  input: { readonly attempt: AttemptId; readonly code: string; readonly visitor: Visitor },
): Promise<PasswordAnswer | { readonly refused: "code-wrong" | "ended" }> {
  const wait = await exceeds(ports, ["code/attempt", input.attempt]);
  if (wait !== null) return { refused: "too-many", seconds: wait };
  return doorWork(ports, async (door, now) => {
    const attempt = await door.logins.find(input.attempt);
    const user = attempt?.userId ? await door.logins.findUser(attempt.userId) : null;
    if (
      !attempt ||
      !user?.totpSecret ||
      !user.totpConfirmedAt ||
      attempt.method !== "password" ||
      attempt.consumedAt ||
      attempt.expiresAt <= now ||
      attempt.browserHash !== hashSecret(input.visitor.browser) ||
      // A password that was changed meanwhile has to be typed again.
      (user.passwordSetAt && user.passwordSetAt > attempt.startedAt)
    )
      return { refused: "ended" } as const;
    const step = totpStep(ports.seal.open(user.totpSecret), input.code, now, user.totpLastStep);
    if (step === null) return { refused: "code-wrong" } as const;
    const proof: Proof = { of: "password", userId: user.id };
    const admission = admit(await door.logins.facts(user.email as EmailAddress, now), proof);
    if ("refused" in admission) {
      await door.logins.change(attempt.id, { ...refusedAt(now, admission.refused), consumedAt: now });
      return { refused: "no-match" } as const;
    }
    await door.logins.changeUser(user.id, { totpLastStep: step });
    const trace = [...attempt.trace, { at: now.toISOString(), step: "code", ok: true }];
    await door.logins.change(attempt.id, { consumedAt: now, trace });
    return { ticket: await issueTicket(door, admission, { attempt, proof, now }) };
  });
}
