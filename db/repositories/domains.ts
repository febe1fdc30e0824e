import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { DomainId, OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type DomainRow = Tables["domains"]["$inferSelect"];

/** Claims and verified domains of one organization. */
export const domains = ({ domains }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(domains.organizationId, organizationId);
  return {
    async list(): Promise<DomainRow[]> {
      return q.select().from(domains).where(mine).orderBy(domains.name);
    },
    async find(id: DomainId): Promise<DomainRow | null> {
      const [row] = await q
        .select()
        .from(domains)
        .where(and(mine, eq(domains.id, id)));
      return row ?? null;
    },
    async findByName(name: string): Promise<DomainRow | null> {
      const [row] = await q
        .select()
        .from(domains)
        .where(and(mine, eq(domains.name, name)));
      return row ?? null;
    },
    /** Null when this organization lists the name already. */
    async add(row: Omit<Tables["domains"]["$inferInsert"], "organizationId">): Promise<DomainRow | null> {
      const [saved] = await q
        .insert(domains)
        .values({ ...row, organizationId })
        .onConflictDoNothing()
        .returning();
      return saved ?? null;
    },
    async change(
      id: DomainId,
      change: Partial<Omit<DomainRow, "id" | "organizationId" | "name">>,
    ): Promise<void> {
      await q
        .update(domains)
        .set(change)
        .where(and(mine, eq(domains.id, id)));
    },
    /** Whoever holds this name, proven: across organizations, and for `otherHolder` alone. */
    async holder(name: string): Promise<DomainRow | null> {
      const [row] = await q
        .select()
        .from(domains)
        .where(and(eq(domains.name, name), isNotNull(domains.verifiedAt)));
      return row ?? null;
    },
    /** Does another organization hold this name, proven? Says nothing of whom. */
    async heldElsewhere(name: string): Promise<boolean> {
      const rows = await q
        .select({ organizationId: domains.organizationId })
        .from(domains)
        .where(and(eq(domains.name, name), isNotNull(domains.verifiedAt)));
      return rows.some((row) => row.organizationId !== organizationId);
    },
    /** Must people of this domain sign in through another organization? (The policy binds by the domain.) */
    async enforcedElsewhere(name: string): Promise<boolean> {
      const rows = await q
        .select({ organizationId: domains.organizationId })
        .from(domains)
        .where(
          and(eq(domains.name, name), isNotNull(domains.verifiedAt), isNotNull(domains.enforcedByProfileId)),
        );
      return rows.some((row) => row.organizationId !== organizationId);
    },
    async enforce(
      ids: readonly DomainId[],
      profileId: ProfileId,
      by: UserId | null,
      now: Date,
    ): Promise<void> {
      if (ids.length === 0) return;
      await q
        .update(domains)
        .set({ enforcedByProfileId: profileId, enforcedAt: now, enforcedByUserId: by })
        .where(and(mine, inArray(domains.id, [...ids])));
    },
    async release(ids: readonly DomainId[]): Promise<void> {
      if (ids.length === 0) return;
      await q
        .update(domains)
        .set({ enforcedByProfileId: null, enforcedAt: null, enforcedByUserId: null })
        .where(and(mine, inArray(domains.id, [...ids])));
    },
    async enforcedBy(profileId: ProfileId): Promise<DomainRow[]> {
      return q
        .select()
        .from(domains)
        .where(and(mine, eq(domains.enforcedByProfileId, profileId)))
        .orderBy(domains.name);
    },
    async remove(id: DomainId): Promise<void> {
      await q.delete(domains).where(and(mine, eq(domains.id, id)));
    },
  };
};
