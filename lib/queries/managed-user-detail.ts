import { z } from "zod";
import type { Repositories } from "../../db/repositories";
import { mayManageRole, ROLES } from "../core/access";
import type { UserId } from "../core/ids";
import { defineQuery } from "../runtime/query";
import { managedUser } from "./list-managed-users";

const EXEMPT_DAYS = 90;

/** One person: how they sign in and why, exemptions then and now, sign-ins, sessions, identity. Null when not here. */
export const managedUserDetailQuery = defineQuery({
  permission: "users.read",
  input: z.object({ userId: z.string().transform((id) => id as UserId) }),
  async run({ reads, now, actor, mailIsSent }, { userId }) {
    const person = await reads.users.find(userId);
    if (!person) return null;
    const required = await reads.people.requiredDomains(now);
    const history = await reads.exemptions.ofUser(userId);
    const current = await reads.exemptions.findInForce(userId, now);
    const names = await namesOf(
      reads,
      history.flatMap(({ startedBy, endedBy }) => [startedBy, endedBy]).concat(person.invitedBy),
    );
    const by = (id: UserId | null) => (id ? (names.get(id) ?? "somebody who left") : null);
    const domains = (await reads.domains.list()).filter(({ verifiedAt }) => verifiedAt !== null);
    const role = actor.kind === "person" ? actor.role : "member";
    return {
      ...managedUser(person, current !== null, required),
      mine: actor.kind === "person" && actor.userId === userId,
      /** Admins change nothing about owners. */
      mayChange: mayManageRole(role, person.role),
      roles: ROLES.filter((wanted) => mayManageRole(role, wanted)),
      hasPassword: person.passwordHash !== null,
      secondFactor: person.totpConfirmedAt !== null,
      passkeys: (await reads.passkeys.of(userId)).length,
      createdAt: person.createdAt,
      joinedAt: person.joinedAt,
      suspendedAt: person.suspendedAt,
      invitedBy: by(person.invitedBy),
      paused: required.find(({ name }) => name === person.emailDomain)?.paused ?? false,
      exemptUntil: current?.until ?? null,
      exemptions: history.map((row) => ({
        id: row.id,
        kind: row.kind,
        reason: row.reason,
        from: row.startedAt,
        by: by(row.startedBy) ?? "the operator",
        until: row.until,
        /** An end that came by itself may not be written down yet. */
        to: row.endedAt ?? (row.until && row.until <= now ? row.until : null),
        endedBy: by(row.endedBy),
        because: row.endedBecause,
      })),
      signIns: (await reads.attempts.page(10, { userId, purpose: "login" })).map((row) => ({
        id: row.id,
        reference: row.reference,
        startedAt: row.startedAt,
        method: row.method,
        outcome: row.outcome,
        because: row.because,
        ip: row.ip,
        userAgent: row.userAgent,
      })),
      sessions: (await reads.sessions.living(userId, now)).map(shownSession),
      identities: await reads.identities.ofUser(userId),
      verified: domains.map(({ name }) => name),
      mailIsSent,
      suggestedUntil: new Date(now.getTime() + EXEMPT_DAYS * 86_400_000).toISOString().slice(0, 10),
      today: now.toISOString().slice(0, 10),
    };
  },
});

/** A session as people see it: the device and where it was used from, nothing that could continue it. */
export function shownSession(row: Awaited<ReturnType<Repositories["sessions"]["living"]>>[number]) {
  const { id, by, startedAt, lastSeenAt, expiresAt, ip, userAgent } = row;
  return { id, by, startedAt, lastSeenAt, expiresAt, ip, userAgent };
}

async function namesOf(reads: Repositories, ids: ReadonlyArray<UserId | null>): Promise<Map<UserId, string>> {
  const names = new Map<UserId, string>();
  for (const id of new Set(ids)) {
    const person = id && (await reads.users.find(id));
    if (person) names.set(person.id, person.name);
  }
  return names;
}
