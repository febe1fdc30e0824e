import { and, desc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { OrganizationId, ProfileId, SessionId, UserId } from "../../lib/core/ids";
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
    /** Ends those that this profile began for this NameID, all or of these session indexes: one row for each. */
    async endOfSubject(
      of: {
        readonly profileId: ProfileId;
        readonly nameId: string;
        readonly format: string | null;
        readonly sessionIndexes: readonly string[];
      },
      now: Date,
    ): Promise<{ readonly userId: UserId }[]> {
      const part = (name: string) => sql`${sessions.samlSession} ->> ${sql.raw(`'${name}'`)}`;
      return q
        .update(sessions)
        .set({ endedAt: now })
        .where(
          and(
            mine,
            isNull(sessions.endedAt),
            eq(sessions.profileId, of.profileId),
            eq(part("nameId"), of.nameId),
            of.format === null ? undefined : or(isNull(part("format")), eq(part("format"), of.format)),
            of.sessionIndexes.length > 0 ? inArray(part("sessionIndex"), [...of.sessionIndexes]) : undefined,
          ),
        )
        .returning({ userId: sessions.userId });
    },
    /** One that ended a moment ago, to tell the identity provider. */
    async justEnded(id: SessionId, since: Date): Promise<SessionRow | null> {
      const [row] = await q
        .select()
        .from(sessions)
        .where(and(mine, eq(sessions.id, id), gt(sessions.endedAt, since)));
      return row ?? null;
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
