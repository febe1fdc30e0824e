import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { OrganizationId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import type { LinkRow } from "./links";

/** What belongs to the installation and not to one organization: for the operator, first start, links at the door. */
export const installation = (
  { settings, organizations, users, links, serviceProviderKeys }: Tables,
  q: Queryable,
) => ({
  async setting<T>(key: string): Promise<T | null> {
    const [row] = await q.select().from(settings).where(eq(settings.key, key));
    return row ? (row.value as T) : null;
  },
  async saveSetting(key: string, value: unknown, now: Date): Promise<void> {
    await q
      .insert(settings)
      .values({ key, value, changedAt: now })
      .onConflictDoUpdate({ target: settings.key, set: { value, changedAt: now } });
  },
  async organizations() {
    return q.select().from(organizations).orderBy(asc(organizations.createdAt), asc(organizations.id));
  },
  async findOrganization(id: OrganizationId) {
    const [row] = await q.select().from(organizations).where(eq(organizations.id, id));
    return row ?? null;
  },
  async findOrganizationByName(name: string) {
    const [row] = await q.select().from(organizations).where(eq(organizations.name, name));
    return row ?? null;
  },
  async addOrganization(row: Tables["organizations"]["$inferInsert"]) {
    const [saved] = await q.insert(organizations).values(row).returning();
    return saved!;
  },
  async hasUsers(): Promise<boolean> {
    const rows = await q.select({ id: users.id }).from(users).limit(1);
    return rows.length > 0;
  },
  /** An open link by the hash of its secret, whatever it is for. */
  async findLink(secretHash: string): Promise<LinkRow | null> {
    const [row] = await q.select().from(links).where(eq(links.secretHash, secretHash));
    return row ?? null;
  },
  async addLink(row: Tables["links"]["$inferInsert"]): Promise<void> {
    await q.insert(links).values(row);
  },
  /** Earlier addresses that belong to no organization stop working. */
  async revokeLinks(purpose: LinkRow["purpose"], now: Date): Promise<void> {
    await q
      .update(links)
      .set({ revokedAt: now })
      .where(
        and(
          eq(links.purpose, purpose),
          isNull(links.organizationId),
          isNull(links.usedAt),
          isNull(links.revokedAt),
        ),
      );
  },
  /** Uses a link, once: null when it was used, revoked or is too old. */
  async takeLink(secretHash: string, purpose: LinkRow["purpose"], now: Date): Promise<LinkRow | null> {
    const [row] = await q
      .update(links)
      .set({ usedAt: now })
      .where(
        and(
          eq(links.secretHash, secretHash),
          eq(links.purpose, purpose),
          isNull(links.usedAt),
          isNull(links.revokedAt),
          gt(links.expiresAt, now),
        ),
      )
      .returning();
    return row ?? null;
  },
  async keys() {
    return q
      .select()
      .from(serviceProviderKeys)
      .orderBy(asc(serviceProviderKeys.createdAt), asc(serviceProviderKeys.id));
  },
  async addKey(row: Tables["serviceProviderKeys"]["$inferInsert"]): Promise<void> {
    await q.insert(serviceProviderKeys).values(row);
  },
  async changeKey(id: string, change: Partial<Tables["serviceProviderKeys"]["$inferSelect"]>): Promise<void> {
    await q.update(serviceProviderKeys).set(change).where(eq(serviceProviderKeys.id, id));
  },
});
