import { and, count, eq, inArray, isNull } from "drizzle-orm";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

/** Recovery codes of one organization's people. Only hashes are kept. */
export const recoveryCodes = (
  { recoveryCodes, users }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
) => ({
  /** Earlier codes stop working. The caller has found the person in this organization. */
  async replace(
    userId: UserId,
    codes: ReadonlyArray<{ id: string; codeHash: string }>,
    now: Date,
  ): Promise<void> {
    await q.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await q.insert(recoveryCodes).values(codes.map((code) => ({ ...code, userId, createdAt: now })));
  },
  async remove(userId: UserId): Promise<void> {
    await q.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  },
  /** Uses up a code of this person, once: false when there is no such code left. One statement, so it holds across processes. */
  async take(userId: UserId, codeHash: string, now: Date): Promise<boolean> {
    const taken = await q
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(recoveryCodes.userId, userId),
          eq(recoveryCodes.codeHash, codeHash),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id });
    return taken.length === 1;
  },
  /** How many each of these people has left. */
  async left(userIds: readonly UserId[]): Promise<Map<UserId, number>> {
    if (userIds.length === 0) return new Map();
    const rows = await q
      .select({ userId: recoveryCodes.userId, codes: count() })
      .from(recoveryCodes)
      .innerJoin(users, eq(users.id, recoveryCodes.userId))
      .where(
        and(
          eq(users.organizationId, organizationId),
          inArray(recoveryCodes.userId, [...userIds]),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .groupBy(recoveryCodes.userId);
    return new Map(rows.map((row) => [row.userId, row.codes]));
  },
});
