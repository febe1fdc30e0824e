import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import { rememberOnce } from "./remember-once";

export type PasskeyRow = Tables["passkeys"]["$inferSelect"];

/** Passkeys of one organization's people. Public keys only: the private one never leaves the person's device. */
export const passkeys = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const { passkeys, users } = tables;
  const people = q.select({ id: users.id }).from(users).where(eq(users.organizationId, organizationId));
  const mine = (userId: UserId) => and(eq(passkeys.userId, userId), inArray(passkeys.userId, people));
  return {
    async of(userId: UserId): Promise<PasskeyRow[]> {
      return q.select().from(passkeys).where(mine(userId)).orderBy(asc(passkeys.createdAt), asc(passkeys.id));
    },
    /** Null when this passkey is registered already. The caller has found the person in this organization. */
    async add(row: Tables["passkeys"]["$inferInsert"]): Promise<PasskeyRow | null> {
      const [saved] = await q.insert(passkeys).values(row).onConflictDoNothing().returning();
      return saved ?? null;
    },
    async rename(userId: UserId, id: string, name: string): Promise<void> {
      await q
        .update(passkeys)
        .set({ name })
        .where(and(mine(userId), eq(passkeys.id, id)));
    },
    async remove(userId: UserId, id: string): Promise<void> {
      await q.delete(passkeys).where(and(mine(userId), eq(passkeys.id, id)));
    },
    async removeAll(userId: UserId): Promise<void> {
      await q.delete(passkeys).where(mine(userId));
    },
    /** How many each of these people has; nobody without one is in it. */
    async counts(userIds: readonly UserId[]): Promise<Map<UserId, number>> {
      if (userIds.length === 0) return new Map();
      const rows = await q
        .select({ userId: passkeys.userId, passkeys: count() })
        .from(passkeys)
        .where(and(inArray(passkeys.userId, [...userIds]), inArray(passkeys.userId, people)))
        .groupBy(passkeys.userId);
      return new Map(rows.map((row) => [row.userId, row.passkeys]));
    },
    /** A challenge is answered once: false when this one was before. */
    takeChallenge: (id: string, until: Date): Promise<boolean> =>
      rememberOnce(tables, q, `passkey ${id}`, until),
  };
};
