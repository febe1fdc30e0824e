import { and, count, eq, inArray, isNotNull, ne } from "drizzle-orm";
import type { Role } from "../../lib/core/access";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type UserRow = Tables["users"]["$inferSelect"];
export type UserChange = Partial<
  Omit<UserRow, "id" | "organizationId" | "email" | "emailDomain" | "name" | "searchText">
>;

/** People of one organization. Another organization's id is simply not found. */
export const users = (
  { users, sessions, exemptions, identities, recoveryCodes, passkeys, links }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
) => {
  const mine = (id: UserId) => and(eq(users.organizationId, organizationId), eq(users.id, id));
  return {
    async find(id: UserId): Promise<UserRow | null> {
      const [row] = await q.select().from(users).where(mine(id));
      return row ?? null;
    },
    async findByEmail(email: string): Promise<UserRow | null> {
      const [row] = await q
        .select()
        .from(users)
        .where(and(eq(users.organizationId, organizationId), eq(users.email, email)));
      return row ?? null;
    },
    /** Null when the address is taken, here or in another organization. */
    async add(
      row: Omit<Tables["users"]["$inferInsert"], "organizationId" | "emailDomain" | "searchText">,
    ): Promise<UserRow | null> {
      const [saved] = await q
        .insert(users)
        .values({ ...row, organizationId, ...derived(row) })
        .onConflictDoNothing()
        .returning();
      return saved ?? null;
    },
    async change(id: UserId, change: UserChange): Promise<void> {
      await q.update(users).set(change).where(mine(id));
    },
    /** Changes what the derived columns follow from. False when somebody else has the address. */
    async rename(id: UserId, to: { email: string; name: string }): Promise<boolean> {
      const [taken] = await q
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.email, to.email), ne(users.id, id)));
      if (taken) return false;
      await q
        .update(users)
        .set({ ...to, ...derived(to) })
        .where(mine(id));
      await q.update(exemptions).set({ email: to.email }).where(eq(exemptions.userId, id));
      return true;
    },
    async owners(): Promise<UserRow[]> {
      return q
        .select()
        .from(users)
        .where(
          and(eq(users.organizationId, organizationId), eq(users.role, "owner"), eq(users.status, "active")),
        )
        .orderBy(users.email);
    },
    async withRole(role: Role): Promise<UserRow[]> {
      return q
        .select()
        .from(users)
        .where(and(eq(users.organizationId, organizationId), eq(users.role, role)))
        .orderBy(users.email);
    },
    /** Named for emergency access, whatever their readiness. */
    async emergency(): Promise<UserRow[]> {
      return q
        .select()
        .from(users)
        .where(and(eq(users.organizationId, organizationId), isNotNull(users.emergencySince)))
        .orderBy(users.email);
    },
    /** Which of these addresses are people of this organization already. */
    async findByEmails(emails: readonly string[]): Promise<UserRow[]> {
      const found: UserRow[] = [];
      for (let i = 0; i < emails.length; i += 500) {
        const rows = await q
          .select()
          .from(users)
          .where(
            and(eq(users.organizationId, organizationId), inArray(users.email, emails.slice(i, i + 500))),
          );
        found.push(...rows);
      }
      return found;
    },
    /** Which of these addresses belong to somebody of another organization. Nobody may be told whose. */
    async takenElsewhere(emails: readonly string[]): Promise<Set<string>> {
      const taken = new Set<string>();
      for (let i = 0; i < emails.length; i += 500) {
        const rows = await q
          .select({ email: users.email })
          .from(users)
          .where(
            and(ne(users.organizationId, organizationId), inArray(users.email, emails.slice(i, i + 500))),
          );
        for (const { email } of rows) taken.add(email);
      }
      return taken;
    },
    /** Is there an active owner beside this one? With `emergency`: one named for emergency access who has a way in. */
    async otherOwner(id: UserId, of: { emergency: boolean }): Promise<boolean> {
      const rows = await q
        .select({ id: users.id })
        .from(users)
        .where(
          and(
            eq(users.organizationId, organizationId),
            eq(users.role, "owner"),
            eq(users.status, "active"),
            ne(users.id, id),
            // A way in that nobody has proved is none (R2): the last one who practised stays.
            of.emergency
              ? and(isNotNull(users.emergencySince), isNotNull(users.emergencyDrilledAt))
              : undefined,
          ),
        )
        .limit(1);
      return rows.length === 1;
    },
    /** The person and everything that is only theirs. What they did stays in the audit trail and the sign-in log. */
    async remove(id: UserId): Promise<void> {
      for (const table of [sessions, exemptions, identities, recoveryCodes, passkeys]) {
        await q.delete(table).where(eq(table.userId, id));
      }
      await q.delete(links).where(and(eq(links.organizationId, organizationId), eq(links.userId, id)));
      await q.delete(users).where(mine(id));
    },
    async countOnDomain(domain: string): Promise<{ people: number; invited: number }> {
      const rows = await q
        .select({ status: users.status, people: count() })
        .from(users)
        .where(and(eq(users.organizationId, organizationId), eq(users.emailDomain, domain)))
        .groupBy(users.status);
      const of = (status: string) => rows.find((row) => row.status === status)?.people ?? 0;
      return { people: of("active") + of("invited"), invited: of("invited") };
    },
  };
};

/** The columns that follow from the address and the name. */
export function derived({ email, name }: { email: string; name: string }) {
  return { emailDomain: email.slice(email.indexOf("@") + 1), searchText: `${name} ${email}`.toLowerCase() };
}
