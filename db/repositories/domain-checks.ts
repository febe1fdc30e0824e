import { and, asc, eq, inArray, isNotNull, lte } from "drizzle-orm";
import type { OrganizationId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import type { DomainRow } from "./domains";

/** Domains across organizations: for the job that looks at them, and for the door. */
export const domainChecks = ({ domains }: Tables, q: Queryable) => ({
  /** Takes domains that are due, longest first. Until `until` no other process takes them; a look then sets the next time. */
  async lease(limit: number, now: Date, until: Date): Promise<DomainRow[]> {
    const due = await q
      .select({ id: domains.id })
      .from(domains)
      .where(lte(domains.nextCheckAt, now))
      .orderBy(asc(domains.nextCheckAt), asc(domains.id))
      .limit(limit);
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    return q
      .update(domains)
      .set({ nextCheckAt: until })
      .where(and(inArray(domains.id, ids), lte(domains.nextCheckAt, now)))
      .returning();
  },
  /** R10: this organization's domain is lost, so no mail that opens an account may go to addresses on it. */
  async holdsBackMail(organizationId: OrganizationId, domain: string): Promise<boolean> {
    const [row] = await q
      .select({ id: domains.id })
      .from(domains)
      .where(
        and(eq(domains.organizationId, organizationId), eq(domains.name, domain), isNotNull(domains.lostAt)),
      );
    return row !== undefined;
  },
});
