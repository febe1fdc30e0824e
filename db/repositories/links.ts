import { and, asc, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import type { UserRow } from "./users";

export type LinkRow = Tables["links"]["$inferSelect"];

/** An invitation that somebody is to be reminded of, and the day of it. */
export interface DueInvitation {
  readonly link: LinkRow;
  readonly email: UserRow["email"];
  readonly emailDomain: string;
  readonly inviter: string | null;
  readonly day: "3" | "10";
}
const DAY = 86_400_000;

/** One-time addresses of one organization. Only the hash of the secret is kept. */
export const links = ({ links, users }: Tables, q: Queryable, organizationId: OrganizationId) => {
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
      change: Partial<Pick<LinkRow, "data" | "usedAt" | "revokedAt" | "expiresAt" | "remindedOnDay">>,
    ): Promise<void> {
      await q
        .update(links)
        .set(change)
        .where(and(mine, eq(links.id, id)));
    },
    /** Open invitations of people who have not joined, of which day 3 or 10 has come and was not reminded of. */
    async invitationsToRemind(now: Date, limit: number): Promise<DueInvitation[]> {
      const before = (days: number) => lte(links.createdAt, new Date(now.getTime() - days * DAY));
      const rows = await q
        .select({ link: links, email: users.email, emailDomain: users.emailDomain })
        .from(users)
        .innerJoin(links, and(eq(links.userId, users.id), eq(links.purpose, "invitation")))
        .where(
          and(
            mine,
            eq(users.organizationId, organizationId),
            eq(users.status, "invited"),
            isNull(links.usedAt),
            isNull(links.revokedAt),
            gt(links.expiresAt, now),
            or(and(isNull(links.remindedOnDay), before(3)), and(eq(links.remindedOnDay, "3"), before(10))),
          ),
        )
        .orderBy(asc(users.email))
        .limit(limit);
      const due: DueInvitation[] = [];
      for (const row of rows) {
        const [by] = row.link.createdBy
          ? await q.select({ name: users.name }).from(users).where(eq(users.id, row.link.createdBy))
          : [];
        const days = (now.getTime() - row.link.createdAt.getTime()) / DAY;
        due.push({ ...row, inviter: by?.name ?? null, day: days >= 10 ? "10" : "3" });
      }
      return due;
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
