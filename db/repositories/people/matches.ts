// People whom another index than that of the list finds: the trigrams of a search, and the exemptions.
import { and, count, is, type SQL, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { OrganizationId, UserId } from "../../../lib/core/ids";
import type { Queryable } from "../../database";
import type { Tables } from "../../schema/tables";
import { likePattern } from "./conditions";

/**
 * With more matches than this the term is so common that reading the list in order finds a page sooner. PostgreSQL's index
 * does not know whose row it is, nor that it fits: each match is looked up, which costs four times as much.
 */
export const matchLimit = ({ users }: Tables): number => (is(users, PgTable) ? 2000 : 5000);

/** Rows named `found`, each with an address and the id of one person of the organization. */
export interface Matches {
  readonly from: SQL;
  readonly where: SQL | undefined;
  readonly id: SQL<UserId>;
}

export const matches = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const { users, exemptions } = tables;
  const postgres = is(users, PgTable);
  const own = sql`found.organization_id = ${organizationId}`;

  /** What the index of trigrams gives. SQLite's is one for all organizations. */
  const hits = (text: string, limit?: number): SQL => {
    const most = limit === undefined ? sql.empty() : sql`limit ${limit}`;
    return postgres
      ? sql`(select id, email from ${users} where organization_id = ${organizationId}
          and search_text like ${likePattern(text)} escape '\\' ${most}) as found`
      : sql`(select rowid from users_search where users_search match ${phrase(text)} ${most}) as hit`;
  };

  /** SQLite's `cross join` keeps the order: who was found first, then each person by the id. */
  const source = ({ from, id }: Matches, rest: SQL | undefined): SQL =>
    rest ? sql`${from} ${sql.raw(postgres ? "inner" : "cross")} join ${users} on ${users.id} = ${id}` : from;

  const capped = async (from: SQL, where: SQL | undefined, limit: number): Promise<number> => {
    const some = q
      .select({ one: sql`1`.as("one") })
      .from(from)
      .where(where)
      .limit(limit)
      .as("some");
    const [row] = await q.select({ people: count() }).from(some);
    return row?.people ?? 0;
  };

  return {
    /** Null when the text is too short for trigrams; otherwise whether more than `matchLimit` people have it. */
    async isCommon(text: string): Promise<boolean | null> {
      if ([...text].length < 3) return null;
      return (await capped(hits(text), undefined, matchLimit(tables) + 1)) > matchLimit(tables);
    },

    /** Everybody whose name or address contains the text; with `limit`, of the first so many that the index gives. */
    containing: (text: string, limit?: number): Matches =>
      postgres
        ? { from: hits(text, limit), where: undefined, id: sql`found.id` }
        : {
            from: sql`${hits(text, limit)} cross join users_search_ids as found on found.id = hit.rowid`,
            where: own,
            id: sql`found.user_id`,
          },

    /** Exempt now, and not named for emergency access, which says more. */
    exempt: (now: Date): Matches => ({
      from: sql`${exemptions} as found`,
      where: and(
        own,
        sql`found.ended_at is null`,
        sql`(found.until is null or found.until > ${sql.param(now, exemptions.until)})`,
        sql`not exists (select 1 from ${users} as named
          where named.id = found.user_id and named.emergency_since is not null)`,
      ),
      id: sql`found.user_id`,
    }),

    /** The next people by address. */
    async page(found: Matches, rest: SQL | undefined, after: string | undefined, limit: number) {
      return q
        .select({ id: found.id })
        .from(source(found, rest))
        .where(and(found.where, after === undefined ? undefined : sql`found.email > ${after}`, rest))
        .orderBy(sql`found.email`)
        .limit(limit);
    },

    count: (found: Matches, rest: SQL | undefined, limit: number) =>
      capped(source(found, rest), and(found.where, rest), limit),
  };
};

/** One phrase of FTS5, whatever signs are in it. */
const phrase = (text: string) => `"${text.toLowerCase().replaceAll('"', '""')}"`;
