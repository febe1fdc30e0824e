import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { OrganizationId, SessionId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type SessionRow = Tables["sessions"]["$inferSelect"];

/** Sessions of one organization's people, to show and to end. (lib/login makes them.) */
export const sessions = ({ sessions }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(sessions.organizationId, organizationId);
  return {
    async living(userId: UserId, now: Date): Promise<SessionRow[]> {
      return q
        .select()
        .from(sessions)
        .where(and(mine, eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
        .orderBy(desc(sessions.lastSeenAt));
    },
    async end(id: SessionId, userId: UserId, now: Date): Promise<boolean> {
      const rows = await q
        .update(sessions)
        .set({ endedAt: now })
        .where(and(mine, eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.endedAt)))
        .returning({ id: sessions.id });
      return rows.length === 1;
    },
    /** Ends a person's sessions, or everybody's; `except` may stay. Answers how many ended. */
    async endAll(of: { userId?: UserId; except?: SessionId }, now: Date): Promise<number> {
      const rows = await q
        .update(sessions)
        .set({ endedAt: now })
        .where(
          and(
            mine,
            isNull(sessions.endedAt),
            of.userId ? eq(sessions.userId, of.userId) : undefined,
            of.except ? ne(sessions.id, of.except) : undefined,
          ),
        )
        .returning({ id: sessions.id });
      return rows.length;
    },
  };
};
