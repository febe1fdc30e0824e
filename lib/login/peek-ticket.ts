// What a ticket would do, before it is used: for the page between (another browser, another person).
import type { SessionId, UserId } from "../core/ids";
import type { Ports } from "../runtime/ports";
import { hashSecret } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { refusedAt } from "./attempt-row";

export type PeekedTicket =
  | {
      readonly state: "ready";
      readonly userId: UserId;
      readonly email: string;
      readonly returnTo: string;
      /** Of an SSO sign-in: what "Continue with …" remembers. */
      readonly profileId: string | null;
    }
  /** The browser that began is another one (login CSRF, UX.md C.5 step 3), or it keeps no cookies. */
  | { readonly state: "other-browser"; readonly reference: string }
  /** Unknown, used, or older than 60 seconds. */
  | { readonly state: "ended"; readonly reference: string | null };

/** Looks at a ticket without using it. A ticket in a wrong browser is noted on its attempt. */
export async function peekTicket(
  ports: Pick<Ports, "database" | "clock">,
  input: { readonly ticket: string; readonly browser: string | null },
): Promise<PeekedTicket> {
  const { tickets, logins } = doorReads(ports);
  const id = hashSecret(input.ticket);
  const ticket = await tickets.find(id);
  const attempt = ticket && (await logins.find(ticket.attemptId));
  const user = ticket && (await logins.findUser(ticket.userId));
  if (!ticket || !attempt || !user) return { state: "ended", reference: null };
  if (ticket.usedAt || ticket.expiresAt <= ports.clock())
    return { state: "ended", reference: attempt.reference };
  const own = input.browser !== null && ticket.browserHash === hashSecret(input.browser);
  if (!own && ticket.browserHash !== id) {
    await doorWork(ports, (door, now) => door.logins.change(attempt.id, refusedAt(now, "other-browser")));
    return { state: "other-browser", reference: attempt.reference };
  }
  const { returnTo, proof } = ticket;
  const profileId = proof.of === "assertion" ? proof.profileId : null;
  return { state: "ready", userId: user.id, email: user.email, returnTo, profileId };
}

/** Ends the session that another one replaces in the same browser (SECURITY.md B3). */
export async function endReplacedSession(
  ports: Pick<Ports, "database" | "clock">,
  sessionId: SessionId,
): Promise<void> {
  await doorWork(ports, ({ tickets }, now) => tickets.end(sessionId, now));
}
