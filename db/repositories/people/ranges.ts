// People read from the list's own indexes, in their order, each checked for what the index does not know.
import { and, asc, count, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { OrganizationId } from "../../../lib/core/ids";
import type { Queryable } from "../../database";
import type { Tables } from "../../schema/tables";
import type { UserRow } from "../users";

/** Index ranges that are read in the order of `order`, and what is left to check row by row. */
export interface Ranges {
  readonly ranges: readonly SQL[];
  readonly order: "email" | "domain";
  readonly rest: SQL | undefined;
}
/** Counting reads no row: the index is enough. */
const one = sql`1`.as("one");
interface Part {
  readonly rows: UserRow[];
  /** The address where reading stopped after so many people without having enough. */
  readonly stopped: string | null;
}

export const ranges = ({ users }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(users.organizationId, organizationId);
  const by = (order: Ranges["order"]) =>
    order === "email" ? [asc(users.email)] : [asc(users.emailDomain), asc(users.email)];
  const beyond = (order: Ranges["order"], after: string | undefined) => {
    if (after === undefined) return undefined;
    if (order === "email") return gt(users.email, after);
    const domain = after.slice(after.indexOf("@") + 1);
    // The first half is implied by the second; it lets the index begin at the right place.
    return sql`${users.emailDomain} >= ${domain} and (${users.emailDomain} > ${domain} or ${users.email} > ${after})`;
  };
  /** At most so many people of a range, under the name of their table, so that `rest` can be asked of them. */
  const some = (within: SQL | undefined, order: Ranges["order"], limit: number) =>
    q
      .select()
      .from(users)
      .where(within)
      .orderBy(...by(order))
      .limit(limit)
      .as("users");
  const addressAt = async (within: SQL | undefined, order: Ranges["order"], offset: number) => {
    const [row] = await q
      .select({ email: users.email })
      .from(users)
      .where(within)
      .orderBy(...by(order))
      .limit(1)
      .offset(offset);
    return row?.email ?? null;
  };

  const withAddresses = async (emails: readonly string[]): Promise<UserRow[]> => {
    if (emails.length === 0) return [];
    const rows = await q
      .select()
      .from(users)
      .where(and(mine, inArray(users.email, [...emails])));
    const place = new Map(emails.map((email, i) => [email, i]));
    return rows.sort((a, b) => place.get(a.email)! - place.get(b.email)!);
  };

  const readRange = async (
    { order, rest }: Ranges,
    range: SQL,
    after: string | undefined,
    limit: number,
    look: number,
  ): Promise<Part> => {
    const within = and(mine, range, beyond(order, after));
    if (!rest) {
      const all = q.select().from(users).where(within);
      return { rows: await all.orderBy(...by(order)).limit(limit), stopped: null };
    }
    // Addresses first: what an index holds is checked there, and whole rows are read only of those who are shown.
    const looked = some(within, order, look) as unknown as typeof users;
    const fits = q.select({ email: users.email }).from(looked).where(rest);
    const emails = (await fits.orderBy(...by(order)).limit(limit)).map(({ email }) => email);
    const rows = await withAddresses(emails);
    return { rows, stopped: rows.length === limit ? null : await addressAt(within, order, look - 1) };
  };

  return {
    /** The next people of all ranges; at most `look` of each range are looked at. */
    async page(listing: Ranges, after: string | undefined, limit: number, look: number): Promise<Part> {
      if (listing.order === "email") {
        const parts = [];
        for (const range of listing.ranges) parts.push(await readRange(listing, range, after, limit, look));
        return byAddress(parts, limit);
      }
      const rows: UserRow[] = [];
      for (const range of listing.ranges) {
        const part = await readRange(listing, range, after, limit - rows.length, look);
        rows.push(...part.rows);
        if (part.stopped) return { rows, stopped: part.stopped };
        if (rows.length === limit) break;
      }
      return { rows, stopped: null };
    },

    /** How many there are, up to the limit; `stopped` when only the first `look` of a range were looked at. */
    async count({ ranges, order, rest }: Ranges, limit: number, look: number) {
      let people = 0;
      let stopped = false;
      for (const range of ranges) {
        const within = and(mine, range);
        const found = rest
          ? q
              .select({ one })
              .from(some(within, order, look) as unknown as typeof users)
              .where(rest)
          : q.select({ one }).from(users).where(within);
        const [row] = await q.select({ people: count() }).from(found.limit(limit - people).as("found"));
        people += row?.people ?? 0;
        if (people >= limit) return { people, stopped };
        stopped ||= rest !== undefined && (await addressAt(within, order, look - 1)) !== null;
      }
      return { people, stopped };
    },
  };
};

/** Several ranges in one order. Beyond the first address where one of them stopped, somebody may be missing. */
function byAddress(parts: readonly Part[], limit: number): Part {
  const [stop] = parts.flatMap((part) => part.stopped ?? []).sort(byCode);
  const rows = parts
    .flatMap((part) => part.rows)
    .sort((a, b) => byCode(a.email, b.email))
    .filter((row) => stop === undefined || row.email <= stop);
  return { rows: rows.slice(0, limit), stopped: rows.length >= limit ? null : (stop ?? null) };
}

/** By code unit, as both databases sort addresses. */
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The stretches of the alphabet around these domains, so that people outside them are found without reading those inside. */
export function around({ users }: Tables, names: readonly string[]): SQL[] {
  const edges = [null, ...[...names].sort(), null];
  return edges.slice(1).map((to, i) => {
    const from = edges[i];
    return and(
      from ? gt(users.emailDomain, from) : undefined,
      to ? lt(users.emailDomain, to) : undefined,
      sql`1 = 1`,
    )!;
  });
}
