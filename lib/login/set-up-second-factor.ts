// The second factor that an organization asks for, set up between the password and the session.

import type { EmailAddress } from "../core/email";
import type { AttemptId } from "../core/ids";
import { admit, type Proof } from "../core/login";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { hashSecret } from "../runtime/secrets";
import { totpAddress, totpStep } from "../runtime/totp";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { refusedAt } from "./attempt-row";
import { issueTicket } from "./issue-ticket";
import type { PasswordAnswer } from "./submit-password";
import type { Visitor } from "./visitor";
import { waitingAttempt } from "./waiting-attempt";

type DoorPorts = Pick<Ports, "database" | "clock" | "seal">;

export interface SecondFactorSetUp {
  readonly organization: string;
  /** base32, to type */
  readonly secret: string;
  /** For the QR code. */
  readonly address: string;
}

/**
 * The secret of this very attempt, for the browser that gave the password; null when it has ended. Each right password makes
 * a new secret, and only its own attempt shows it: who knows a password cannot read the secret of whoever comes after.
 */
export async function openSecondFactorSetUp(
  ports: DoorPorts,
  input: { readonly attempt: AttemptId; readonly browser: string | null },
): Promise<SecondFactorSetUp | null> {
  const door = doorReads(ports);
  const waiting = await waitingAttempt(door, input, ports.clock());
  const sealed = waiting && secretOf(waiting);
  if (!waiting || !sealed) return null;
  const secret = ports.seal.open(sealed);
  const { name } = await door.of(waiting.user.organizationId).organization.get();
  return { organization: name, secret, address: totpAddress(secret, waiting.user.email) };
}

/** The first code of the app: it is asked from now on, and this sign-in goes on. */
export async function setUpSecondFactor(
  ports: DoorPorts,
  input: { readonly attempt: AttemptId; readonly code: string; readonly visitor: Visitor },
): Promise<PasswordAnswer | { readonly refused: "code-wrong" | "ended" }> {
  const wait = await exceeds(ports, ["code/attempt", input.attempt]);
  if (wait !== null) return { refused: "too-many", seconds: wait };
  return doorWork(ports, async (door, now, record) => {
    const { attempt: id, visitor } = input;
    const waiting = await waitingAttempt(door, { attempt: id, browser: visitor.browser }, now);
    const sealed = waiting && secretOf(waiting);
    if (!waiting || !sealed) return { refused: "ended" } as const;
    const { attempt, user } = waiting;
    const step = totpStep(ports.seal.open(sealed), input.code, now, null);
    if (step === null) return { refused: "code-wrong" } as const;
    const email = user.email as EmailAddress;
    const proof: Proof = { of: "password", userId: user.id };
    const admission = admit(await door.logins.facts(email, now), proof);
    if ("refused" in admission) {
      await door.logins.change(attempt.id, { ...refusedAt(now, admission.refused), consumedAt: now });
      return { refused: "no-match" } as const;
    }
    await door.logins.changeUser(user.id, { totpConfirmedAt: now, totpLastStep: step });
    await record(
      user.organizationId,
      { kind: "visitor", id: user.id, name: user.name, ip: visitor.ip },
      { name: "user.second-factor-set", user: user.id, email },
    );
    const trace = [...attempt.trace, { at: now.toISOString(), step: "second-factor", ok: true }];
    await door.logins.change(attempt.id, { consumedAt: now, trace });
    return { ticket: await issueTicket(door, admission, { attempt, proof, now }) };
  });
}

/** The sealed secret that this attempt began with, while it waits to be confirmed. */
function secretOf({ attempt, user }: NonNullable<Awaited<ReturnType<typeof waitingAttempt>>>) {
  const { totpSecret, totpConfirmedAt } = user;
  return totpSecret && !totpConfirmedAt && attempt.configuration === hashSecret(totpSecret)
    ? totpSecret
    : null;
}
