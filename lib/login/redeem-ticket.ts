// Ticket → session: the only place where a session row begins.

import type { SessionRow } from "../../db/repositories/sessions";
import { parseEmail } from "../core/email";
import type { DomainEvent } from "../core/events";
import { admit, type Proof } from "../core/login";
import type { Ports } from "../runtime/ports";
import { hashSecret, newId } from "../runtime/secrets";
import { doorWork } from "../runtime/unit-of-work";
import { samlSessionOf } from "./received";

export const SESSION_HOURS = 24;

export interface Redeemed {
  readonly session: SessionRow;
  readonly returnTo: string;
}

/**
 * Takes a ticket in the browser that it was issued for, asks the policy once more on fresh facts (so that a rule that
 * changed since the proof still holds, SECURITY.md E3), and begins the session. Null: no session.
 */
export async function redeemTicket(
  ports: Pick<Ports, "database" | "clock">,
  input: { ticket: string; browser: string | null; ip: string | null; userAgent: string | null },
): Promise<Redeemed | null> {
  return doorWork(ports, async ({ tickets, logins }, now, record) => {
    const browserHash = input.browser === null ? null : hashSecret(input.browser);
    const ticket = await tickets.take(hashSecret(input.ticket), browserHash, now);
    const user = ticket && (await logins.findUser(ticket.userId));
    const email = user && parseEmail(user.email);
    if (!ticket || !user || !email) return null;
    const proof: Proof =
      ticket.proof.of === "assertion"
        ? { of: "assertion", assertion: { profileId: ticket.proof.profileId } }
        : { of: ticket.proof.of, userId: user.id };
    const admission = admit(await logins.facts(email, now), proof);
    const visitor = { kind: "visitor", id: user.id, name: user.name, ip: input.ip } as const;
    if ("refused" in admission) {
      await logins.change(ticket.attemptId, {
        outcome: "refused",
        because: admission.refused,
        finishedAt: now,
      });
      await record(user.organizationId, visitor, {
        name: "login.refused",
        email,
        because: admission.refused,
        reference: null,
      });
      return null;
    }
    const limit = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    const attempt = await logins.find(ticket.attemptId);
    const session = await tickets.begin(ticket, {
      id: newId("session"),
      organizationId: user.organizationId,
      profileId: ticket.proof.of === "assertion" ? ticket.proof.profileId : null,
      startedAt: now,
      lastSeenAt: now,
      expiresAt: ticket.sessionEndsBy && ticket.sessionEndsBy < limit ? ticket.sessionEndsBy : limit,
      ip: input.ip,
      userAgent: input.userAgent,
      samlSession: ticket.proof.of === "assertion" ? samlSessionOf(attempt?.received) : null,
    });
    await logins.change(ticket.attemptId, {
      outcome: "signed-in",
      finishedAt: now,
      trace: [...(attempt?.trace ?? []), { at: now.toISOString(), step: "session", ok: true }],
    });
    await logins.changeUser(user.id, {
      lastSignInAt: now,
      lastSignInBy: ticket.by,
      ...(user.status === "invited" ? { status: "active" as const, joinedAt: now } : {}),
    });
    const events: DomainEvent[] = [{ name: "login.succeeded", user: user.id, email, by: ticket.by }];
    if (user.status === "invited") events.push({ name: "user.joined", user: user.id, email });
    if (ticket.by === "emergency") events.push({ name: "emergency.used", user: user.id, email });
    if (ticket.by === "sso" && (await logins.endUntilFirstSso(user.id, now))) {
      events.push({ name: "user.sso-enabled", user: user.id, email, because: "first-sso" });
    }
    await record(user.organizationId, visitor, ...events);
    return { session, returnTo: ticket.returnTo };
  });
}
