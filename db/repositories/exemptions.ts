import { and, count, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type ExemptionRow = Tables["exemptions"]["$inferSelect"];

/** Exemptions of one organization. In force = not ended and not past its end. */
export const exemptions = ({ exemptions, users }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(exemptions.organizationId, organizationId);
  const inForce = (now: Date) =>
    and(isNull(exemptions.endedAt), or(isNull(exemptions.until), gt(exemptions.until, now)));
  const addressOf = (userId: UserId) => sql`(select email from ${users} where id = ${userId})`;
  return {
    async inForce(now: Date) {
      return q
        .select({ exemption: exemptions, email: users.email, name: users.name })
        .from(exemptions)
        .innerJoin(users, eq(users.id, exemptions.userId))
        .where(and(mine, inForce(now)))
        .orderBy(users.email);
    },
    /** Open ones whose end comes by then, ended ones that nobody closed included. */
    async endingBy(then: Date) {
      return q
        .select({ exemption: exemptions, email: users.email, name: users.name })
        .from(exemptions)
        .innerJoin(users, eq(users.id, exemptions.userId))
        .where(and(mine, isNull(exemptions.endedAt), lte(exemptions.until, then)))
        .orderBy(users.email);
    },
    async past(limit: number) {
      return q
        .select({ exemption: exemptions, email: users.email, name: users.name })
        .from(exemptions)
        .innerJoin(users, eq(users.id, exemptions.userId))
        .where(and(mine, gt(exemptions.endedAt, new Date(0))))
        .orderBy(desc(exemptions.endedAt), desc(exemptions.id))
        .limit(limit);
    },
    /** Given exemptions of active people on these domains that ended with a release and nothing followed. By address. */
    async endedByRelease(domains: readonly string[], limit: number) {
      const later = alias(exemptions, "later");
      return q
        .select({ exemption: exemptions, email: users.email, name: users.name })
        .from(exemptions)
        .innerJoin(users, eq(users.id, exemptions.userId))
        .leftJoin(
          later,
          and(
            eq(later.userId, exemptions.userId),
            or(
              gt(later.startedAt, exemptions.startedAt),
              and(eq(later.startedAt, exemptions.startedAt), gt(later.id, exemptions.id)),
            ),
          ),
        )
        .where(
          and(
            mine,
            eq(exemptions.endedBecause, "released"),
            eq(exemptions.kind, "given"),
            isNull(later.id),
            isNull(users.emergencySince),
            eq(users.status, "active"),
            inArray(users.emailDomain, [...domains]),
          ),
        )
        .orderBy(users.email)
        .limit(limit);
    },
    async findInForce(userId: UserId, now: Date): Promise<ExemptionRow | null> {
      const [row] = await q
        .select()
        .from(exemptions)
        .where(and(mine, eq(exemptions.userId, userId), inForce(now)));
      return row ?? null;
    },
    /** Which of these people are exempt now. */
    async exemptAmong(userIds: readonly UserId[], now: Date): Promise<Set<UserId>> {
      if (userIds.length === 0) return new Set();
      const rows = await q
        .select({ userId: exemptions.userId, of: exemptions.organizationId })
        .from(exemptions)
        .where(and(inArray(exemptions.userId, [...userIds]), inForce(now)));
      // Not in the question: SQLite would read all exemptions of the organization instead of these people's.
      return new Set(rows.filter((row) => row.of === organizationId).map((row) => row.userId));
    },
    async ofUser(userId: UserId): Promise<ExemptionRow[]> {
      return q
        .select()
        .from(exemptions)
        .where(and(mine, eq(exemptions.userId, userId)))
        .orderBy(desc(exemptions.startedAt));
    },
    async countOnDomain(domain: string, now: Date): Promise<number> {
      const [row] = await q
        .select({ people: count() })
        .from(exemptions)
        .innerJoin(users, eq(users.id, exemptions.userId))
        .where(and(mine, eq(users.emailDomain, domain), inForce(now)));
      return row?.people ?? 0;
    },
    /** False when one is open already. An expired row that nobody closed yet is closed first. */
    async start(
      row: Omit<Tables["exemptions"]["$inferInsert"], "organizationId" | "email" | "remindersSent">,
    ): Promise<boolean> {
      await q
        .update(exemptions)
        .set({ endedAt: row.startedAt, endedBecause: "ended" })
        .where(
          and(
            mine,
            eq(exemptions.userId, row.userId),
            isNull(exemptions.endedAt),
            lte(exemptions.until, row.startedAt),
          ),
        );
      const saved = await q
        .insert(exemptions)
        .values({ ...row, organizationId, email: addressOf(row.userId), remindersSent: [] })
        .onConflictDoNothing()
        .returning({ id: exemptions.id });
      return saved.length === 1;
    },
    /** Ends what is open for these people; answers whose ended. */
    async end(
      userIds: readonly UserId[],
      because: NonNullable<ExemptionRow["endedBecause"]>,
      by: UserId | null,
      now: Date,
    ): Promise<UserId[]> {
      if (userIds.length === 0) return [];
      const rows = await q
        .update(exemptions)
        .set({ endedAt: now, endedBy: by, endedBecause: because })
        .where(and(mine, inArray(exemptions.userId, [...userIds]), isNull(exemptions.endedAt)))
        .returning({ userId: exemptions.userId });
      return rows.map((row) => row.userId);
    },
    /** Takes back an end that was made by hand. False when the person has become exempt again meanwhile. */
    async reopen(id: ExemptionRow["id"]): Promise<boolean> {
      const [ended] = await q
        .select()
        .from(exemptions)
        .where(and(mine, eq(exemptions.id, id)));
      if (!ended?.endedAt || (await this.hasOpen(ended.userId))) return false;
      await q
        .update(exemptions)
        .set({ endedAt: null, endedBy: null, endedBecause: null })
        .where(and(mine, eq(exemptions.id, id)));
      return true;
    },
    async hasOpen(userId: UserId): Promise<boolean> {
      const rows = await q
        .select({ id: exemptions.id })
        .from(exemptions)
        .where(and(mine, eq(exemptions.userId, userId), isNull(exemptions.endedAt)))
        .limit(1);
      return rows.length === 1;
    },
    async change(
      userId: UserId,
      change: Partial<Pick<ExemptionRow, "until" | "reason" | "remindersSent">>,
    ): Promise<void> {
      await q
        .update(exemptions)
        .set(change)
        .where(and(mine, eq(exemptions.userId, userId), isNull(exemptions.endedAt)));
    },
  };
};
