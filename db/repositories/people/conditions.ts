// What a filter asks of one person, as SQL on the row.
import { and, eq, exists, gt, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import type { OrganizationId } from "../../../lib/core/ids";
import type { Queryable } from "../../database";
import type { Tables } from "../../schema/tables";

export const conditions = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const { users, exemptions, passkeys } = tables;
  return {
    exemptNow: (now: Date): SQL =>
      exists(
        q
          .select({ one: sql`1` })
          .from(exemptions)
          .where(
            and(
              eq(exemptions.userId, users.id),
              eq(exemptions.organizationId, organizationId),
              isNull(exemptions.endedAt),
              or(isNull(exemptions.until), gt(exemptions.until, now)),
            ),
          ),
      ),
    noPasskey: (): SQL =>
      notExists(q.select({ one: sql`1` }).from(passkeys).where(eq(passkeys.userId, users.id))),
    contains: (text: string): SQL => sql`${users.searchText} like ${likePattern(text)} escape '\\'`,
  };
};

/** The pattern of `like … escape '\'` for "contains this text". */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
}
