// Step 2 for people with a password: the proof, then the same `admit` and the same ticket as everybody.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { EmailAddress } from "../core/email";
import type { AttemptId } from "../core/ids";
import { admit, type Proof } from "../core/login";
import type { ReturnPath } from "../core/return-path";
import { askedAfterPassword, secondFactorRule } from "../core/second-factor";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { hashSecret } from "../runtime/secrets";
import { newTotp, totpStep } from "../runtime/totp";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { attemptRow, refusedAt } from "./attempt-row";
import { issueTicket } from "./issue-ticket";
import { networkOf, type Visitor } from "./visitor";
import { waitingAttempt } from "./waiting-attempt";

export type PasswordAnswer =
  | { readonly ticket: string }
  /** The pair matched and a second factor is set: ask for its code, for this attempt. */
  | { readonly codeFor: AttemptId }
  /** The pair matched, and the organization asks for a second factor that is not set up yet: do so, for this attempt. */
  | { readonly setUpFor: AttemptId }
  /** The pair matched, and the second factor that the organization asks for is this person's passkey. */
  | { readonly refused: "passkey-needed" }
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
    const refuse = async <R extends "no-match" | "passkey-needed">(because: string, said: R) => {
      const attempt = await door.logins.open(tryOf(refusedAt(now, because)));
      await record(
        organizationId,
        { kind: "visitor", id: null, name: email, ip: visitor.ip },
        { name: "login.refused", email, because, reference: attempt.reference },
      );
      return { refused: said };
    };
    // Changed in between: what matched a moment ago is not this person's password any more.
    if (!user || !matched || user.passwordHash !== tried) return refuse("wrong-password", "no-match");
    const proof: Proof = { of: recoveryCode === undefined ? "password" : "recovery-code", userId: user.id };
    const admission = admit(facts, proof);
    if ("refused" in admission) return refuse(admission.refused, "no-match");
    if (recoveryCode !== undefined) {
      const taken = await door
        .of(user.organizationId)
        .recoveryCodes.take(user.id, recoveryCodeHash(recoveryCode), now);
      if (!taken) return refuse("code-wrong", "no-match");
    } else {
      const home = door.of(user.organizationId);
      const asked = askedAfterPassword({
        app: user.totpConfirmedAt !== null,
        passkeys: (await home.passkeys.of(user.id)).length,
        rule: secondFactorRule((await home.organization.get()).settings),
      });
      if (asked === "passkey") return refuse("passkey-needed", "passkey-needed");
      const trace = [{ at: now.toISOString(), step: "password", ok: true }];
      if (asked === "code") return { codeFor: (await door.logins.open(tryOf({ trace }))).id };
      if (asked === "set-up") {
        const totpSecret = ports.seal.close(newTotp(email).secret);
        await door.logins.changeUser(user.id, { totpSecret, totpLastStep: null });
        const waiting = tryOf({ trace, configuration: hashSecret(totpSecret) });
        return { setUpFor: (await door.logins.open(waiting)).id };
      }
    }
    const attempt = await door.logins.open(
      tryOf({
        // A password that only emergency access lets in: the log calls it what the session calls it.
        ...(admission.by === "emergency" ? { method: "emergency" as const } : {}),
        consumedAt: now,
        trace: [{ at: now.toISOString(), step: method, ok: true }],
      }),
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
    const of = { attempt: input.attempt, browser: input.visitor.browser };
    const waiting = await waitingAttempt(door, of, now);
    if (!waiting?.user.totpSecret || !waiting.user.totpConfirmedAt) return { refused: "ended" } as const;
    const { attempt, user } = waiting;
    const step = totpStep(ports.seal.open(waiting.user.totpSecret), input.code, now, user.totpLastStep);
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
