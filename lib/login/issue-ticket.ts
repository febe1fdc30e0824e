import type { DoorRepositories } from "../../db/repositories";
import type { AttemptRow } from "../../db/repositories/attempts";
import type { ProfileId } from "../core/ids";
import type { Admission, Proof } from "../core/login";
import { hashSecret, newSecret } from "../runtime/secrets";
import { TICKET_SECONDS } from "./cookies";

/**
 * An Admission → a ticket: one use, 60 seconds, only in the browser that began the attempt. An unsolicited response has
 * no such browser: its ticket is bound to itself, that is to whoever received the answer to the POST.
 * Answers the secret for the cookie; only its hash is kept.
 */
export async function issueTicket(
  { tickets }: Pick<DoorRepositories, "tickets">,
  admission: Admission,
  of: {
    readonly attempt: Pick<AttemptRow, "id" | "browserHash" | "returnTo">;
    readonly proof: Proof;
    readonly now: Date;
    /** SessionNotOnOrAfter of the assertion, which caps our session (saml-core 2.7.2). */
    readonly sessionEndsBy?: Date | null;
  },
): Promise<string> {
  const { attempt, proof, now } = of;
  const secret = newSecret();
  const id = hashSecret(secret);
  await tickets.issue(admission, {
    id,
    proof:
      proof.of === "assertion"
        ? { of: "assertion", profileId: proof.assertion.profileId as ProfileId }
        : { of: proof.of },
    attemptId: attempt.id,
    browserHash: attempt.browserHash ?? id,
    returnTo: attempt.returnTo,
    sessionEndsBy: of.sessionEndsBy ?? null,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + TICKET_SECONDS * 1000),
  });
  return secret;
}
