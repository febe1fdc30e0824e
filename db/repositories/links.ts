import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type LinkRow = Tables["links"]["$inferSelect"];

/** One-time addresses of one organization. Only the hash of the secret is kept. */
export const links = ({ links }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(links.organizationId, organizationId);
  return {
    async add(row: Omit<Tables["links"]["$inferInsert"], "organizationId">): Promise<void> {
      await q.insert(links).values({ ...row, organizationId });
    },
    async open(
      of: { purpose: LinkRow["purpose"]; userId?: UserId; profileId?: ProfileId },
      now: Date,
    ): Promise<LinkRow[]> {
      return q
        .select()
        .from(links)
        .where(
          and(
            mine,
            eq(links.purpose, of.purpose),
            of.userId ? eq(links.userId, of.userId) : undefined,
            of.profileId ? eq(links.profileId, of.profileId) : undefined,
            isNull(links.usedAt),
            isNull(links.revokedAt),
            gt(links.expiresAt, now),
          ),
        )
        .orderBy(desc(links.createdAt));
    },
    /** All that were made for a profile, newest first; ended ones too. */
    async ofProfile(profileId: ProfileId, purpose: LinkRow["purpose"]): Promise<LinkRow[]> {
      return q
        .select()
        .from(links)
        .where(and(mine, eq(links.profileId, profileId), eq(links.purpose, purpose)))
        .orderBy(desc(links.createdAt), desc(links.id))
        .limit(20);
    },
    async find(id: string): Promise<LinkRow | null> {
      const [row] = await q
        .select()
        .from(links)
        .where(and(mine, eq(links.id, id)));
      return row ?? null;
    },
    async change(
      id: string,
      change: Partial<Pick<LinkRow, "data" | "usedAt" | "revokedAt" | "expiresAt">>,
    ): Promise<void> {
      await q
        .update(links)
        .set(change)
        .where(and(mine, eq(links.id, id)));
    },
    /** Earlier addresses of the same purpose stop working. */
    async revoke(
      of: { purpose: LinkRow["purpose"]; userId?: UserId; profileId?: ProfileId },
      now: Date,
    ): Promise<void> {
      await q
        .update(links)
        .set({ revokedAt: now })
        .where(
          and(
            mine,
            eq(links.purpose, of.purpose),
            of.userId ? eq(links.userId, of.userId) : undefined,
            of.profileId ? eq(links.profileId, of.profileId) : undefined,
            isNull(links.usedAt),
            isNull(links.revokedAt),
          ),
        );
    },
  };
};
