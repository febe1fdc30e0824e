import { eq } from "drizzle-orm";
import type { OrganizationId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

/** The one organization that a command or page is about. */
export const organization = ({ organizations }: Tables, q: Queryable, organizationId: OrganizationId) => ({
  async get() {
    const [row] = await q.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!row) throw new Error("The organization of this request does not exist.");
    return row;
  },
  async rename(name: string) {
    await q.update(organizations).set({ name }).where(eq(organizations.id, organizationId));
  },
  async saveSettings(settings: Record<string, unknown>) {
    await q.update(organizations).set({ settings }).where(eq(organizations.id, organizationId));
  },
});
