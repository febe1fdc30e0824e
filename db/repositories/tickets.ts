import { and, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import type { SessionId } from "../../lib/core/ids";
import type { Admission } from "../../lib/core/login";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import type { SessionRow } from "./sessions";

export type TicketRow = Tables["tickets"]["$inferSelect"];

/** The one door: an Admission becomes a ticket, a ticket becomes a session. For lib/login only. */
export const tickets = ({ tickets, sessions, users, organizations }: Tables, q: Queryable) => ({
  /** Only an Admission fits: there is no other way to a ticket (DESIGN.md idea 2). */
  async issue(
    admission: Admission,
    row: Omit<Tables["tickets"]["$inferInsert"], "userId" | "by">,
  ): Promise<void> {
    await q.insert(tickets).values({ ...row, userId: admission.userId, by: admission.by });
  },
  /**
   * Takes the ticket, once, within its 60 seconds, in the browser that began: else null. A ticket that is bound to itself
   * (an accepted unsolicited response) fits the browser that holds it.
   */
  async take(hash: string, browserHash: string | null, now: Date): Promise<TicketRow | null> {
    const [row] = await q
      .update(tickets)
      .set({ usedAt: now })
      .where(
        and(
          eq(tickets.id, hash),
          inArray(tickets.browserHash, browserHash === null ? [hash] : [browserHash, hash]),
          isNull(tickets.usedAt),
          gt(tickets.expiresAt, now),
        ),
      )
      .returning();
    return row ?? null;
  },
  async find(hash: string): Promise<TicketRow | null> {
    const [row] = await q.select().from(tickets).where(eq(tickets.id, hash));
    return row ?? null;
  },
  /** The ticket that was redeemed says whose session it is. */
  async begin(
    ticket: TicketRow,
    row: Omit<Tables["sessions"]["$inferInsert"], "userId" | "by" | "attemptId">,
  ): Promise<SessionRow> {
    const [saved] = await q
      .insert(sessions)
      .values({ ...row, userId: ticket.userId, by: ticket.by, attemptId: ticket.attemptId })
      .returning();
    return saved!;
  },
  /** A living session with its person as of now; null when it ended, or the person was suspended. */
  async read(id: SessionId, now: Date) {
    const [row] = await q
      .select({ session: sessions, user: users, organization: organizations })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(organizations, eq(organizations.id, users.organizationId))
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt), gt(sessions.expiresAt, now)));
    return row && row.user.status !== "suspended" ? row : null;
  },
  async touch(id: SessionId, now: Date): Promise<void> {
    await q.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id));
  },
  async end(id: SessionId, now: Date): Promise<void> {
    await q
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
  },
  async sweep(now: Date): Promise<void> {
    await q.delete(tickets).where(lt(tickets.expiresAt, new Date(now.getTime() - 3_600_000)));
  },
});
