// The list of managed users, at any size: what a page, a filter and a search read is bounded by indexes, not by how many there are.
import {
  and,
  asc,
  count,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Role } from "../../lib/core/access";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { RequiredDomain } from "../../lib/core/sign-in-way";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import { isPaused } from "./logins";
import { containing, likePattern, MATCH_LIMIT } from "./people-search";
import { PRODUCT } from "./profiles";
import type { UserRow } from "./users";

export interface PeopleFilter {
  /** Part of a name or an address. */
  readonly search?: string;
  readonly role?: Role;
  readonly status?: UserRow["status"];
  readonly domain?: string;
  readonly signIn?: "sso" | "password" | "exempt" | "emergency";
  /** On none of the organization's verified domains. */
  readonly outside?: true;
  /** Has a password, and neither an authenticator app nor a passkey. */
  readonly passwordAlone?: true;
}

export interface PeoplePage {
  readonly people: UserRow[];
  /** Address after which the next page begins; null at the end. */
  readonly next: string | null;
  /** False: this page stopped after SCAN_LIMIT people without being full; `next` goes on looking. */
  readonly complete: boolean;
}

/** Counts stop here, so that they cost the same at a million: "more than 1,000". */
export const COUNT_LIMIT = 1000;
/** A filter on top of a filter looks at so many people a page. */
const SCAN_LIMIT = 20_000;

export const people = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const { users, domains, profiles, certificates, exemptions, passkeys } = tables;
  const mine = eq(users.organizationId, organizationId);

  const exemptNow = (userId: SQL | typeof users.id, now: Date) =>
    exists(
      q
        .select({ one: sql`1` })
        .from(exemptions)
        .where(
          and(
            eq(exemptions.userId, userId),
            eq(exemptions.organizationId, organizationId),
            isNull(exemptions.endedAt),
            or(isNull(exemptions.until), gt(exemptions.until, now)),
          ),
        ),
    );

  const noPasskey = notExists(q.select({ one: sql`1` }).from(passkeys).where(eq(passkeys.userId, users.id)));

  const requiredDomains = async (now: Date): Promise<RequiredDomain[]> => {
    const rows = await q
      .select({ domain: domains, profile: profiles })
      .from(domains)
      .innerJoin(profiles, eq(profiles.id, domains.enforcedByProfileId))
      .where(
        and(
          eq(domains.organizationId, organizationId),
          isNotNull(domains.verifiedAt),
          eq(profiles.organizationId, organizationId),
          eq(profiles.product, PRODUCT),
        ),
      )
      .orderBy(domains.name);
    const ids = [...new Set(rows.map((row) => row.profile.id))];
    const trusted = ids.length
      ? await q
          .selectDistinct({ profileId: certificates.profileId })
          .from(certificates)
          .where(and(inArray(certificates.profileId, ids), eq(certificates.live, true)))
      : [];
    const withCertificate = new Set(trusted.map((row) => row.profileId));
    return rows.map(({ domain, profile }) => ({
      name: domain.name,
      profileId: profile.id,
      profile: profile.name,
      usable: profile.on && profile.live !== null && withCertificate.has(profile.id),
      paused: isPaused(profile, now),
      lost: domain.lostAt !== null,
    }));
  };

  /** Where a listing begins: index ranges that are read in the order of `order`, and what is left to check row by row. */
  interface Plan {
    readonly ranges: readonly SQL[];
    /** The only range is these people, found by another index. */
    readonly ids?: readonly UserId[];
    readonly order: "email" | "domain";
    readonly rest: SQL | undefined;
  }

  const plan = async (filter: PeopleFilter, now: Date): Promise<Plan> => {
    const conditions: Array<{ by: "role" | "status" | "domain"; sql: SQL }> = [];
    if (filter.role) conditions.push({ by: "role", sql: eq(users.role, filter.role) });
    if (filter.status) conditions.push({ by: "status", sql: eq(users.status, filter.status) });
    if (filter.domain) conditions.push({ by: "domain", sql: eq(users.emailDomain, filter.domain) });
    const rest: SQL[] = [];
    if (filter.passwordAlone)
      rest.push(isNotNull(users.passwordHash), isNull(users.totpConfirmedAt), noPasskey);
    let base: { ranges: SQL[]; ids?: readonly UserId[]; order: "email" | "domain" } | null = null;

    if (filter.search) {
      const found = await containing(tables, q, organizationId, filter.search);
      if (found) base = { ranges: [inArray(users.id, found)], ids: found, order: "email" };
      else rest.push(sql`${users.searchText} like ${likePattern(filter.search)} escape '\\'`);
    }
    if (filter.signIn === "emergency") {
      if (base) rest.push(isNotNull(users.emergencySince));
      else base = { ranges: [isNotNull(users.emergencySince)], order: "email" };
    }
    if (filter.signIn === "exempt") {
      const few = base ? null : await fewExempt(now);
      if (few) base = { ranges: [inArray(users.id, few)], ids: few, order: "email" };
      else rest.push(exemptNow(users.id, now));
      rest.push(isNull(users.emergencySince));
    }
    if (filter.signIn === "sso" || filter.signIn === "password" || filter.outside) {
      const names = filter.outside ? await verifiedNames() : await bindingNames(now);
      const apart = [not(exemptNow(users.id, now)), isNull(users.emergencySince)];
      if (filter.signIn === "sso") {
        rest.push(...apart);
        if (base || filter.domain) rest.push(names.length ? inArray(users.emailDomain, names) : sql`1 = 0`);
        else
          base = {
            ranges: names.length ? names.map((name) => eq(users.emailDomain, name)) : [sql`1 = 0`],
            order: "email",
          };
      } else {
        if (filter.signIn === "password") rest.push(...apart);
        if (base || filter.domain) {
          if (names.length) rest.push(sql`${users.emailDomain} not in ${names}`);
        } else base = { ranges: between(names), order: "domain" };
      }
    }
    if (!base && conditions.length > 0) {
      const best = conditions.length === 1 ? conditions[0]! : await fewest(conditions);
      base = { ranges: [best.sql], order: "email" };
      conditions.splice(conditions.indexOf(best), 1);
    }
    rest.push(...conditions.map((condition) => condition.sql));
    return {
      ranges: base?.ranges ?? [sql`1 = 1`],
      ...(base?.ids ? { ids: base.ids } : {}),
      order: base?.order ?? "email",
      rest: rest.length > 0 ? and(...rest) : undefined,
    };
  };

  /** The stretches of the alphabet around these domains, so that people outside them are found without reading those inside. */
  const between = (names: readonly string[]): SQL[] => {
    const edges = [null, ...[...names].sort(), null];
    return edges.slice(1).map((to, i) => {
      const from = edges[i];
      return and(
        from ? gt(users.emailDomain, from) : undefined,
        to ? lt(users.emailDomain, to) : undefined,
        sql`1 = 1`,
      )!;
    });
  };

  const fewest = async <T extends { sql: SQL }>(conditions: readonly T[]): Promise<T> => {
    const counted = await Promise.all(
      conditions.map(async (condition) => ({ condition, people: await capped(condition.sql, MATCH_LIMIT) })),
    );
    return counted.reduce((a, b) => (b.people < a.people ? b : a)).condition;
  };
  const capped = async (where: SQL | undefined, limit: number): Promise<number> => {
    const some = q
      .select({ id: users.id })
      .from(users)
      .where(and(mine, where))
      .limit(limit + 1)
      .as("some");
    const [row] = await q.select({ people: count() }).from(some);
    return row?.people ?? 0;
  };
  const fewExempt = async (now: Date): Promise<UserId[] | null> => {
    const rows = await q
      .select({ id: exemptions.userId })
      .from(exemptions)
      .where(
        and(
          eq(exemptions.organizationId, organizationId),
          isNull(exemptions.endedAt),
          or(isNull(exemptions.until), gt(exemptions.until, now)),
        ),
      )
      .limit(MATCH_LIMIT + 1);
    return rows.length > MATCH_LIMIT ? null : rows.map((row) => row.id);
  };
  const verifiedNames = async () => {
    const rows = await q
      .select({ name: domains.name })
      .from(domains)
      .where(and(eq(domains.organizationId, organizationId), isNotNull(domains.verifiedAt)));
    return rows.map((row) => row.name);
  };
  /** Domains whose people must use SSO now. */
  const bindingNames = async (now: Date) =>
    (await requiredDomains(now)).filter((domain) => !domain.paused).map((domain) => domain.name);

  const order = (by: Plan["order"]) =>
    by === "email" ? [asc(users.email)] : [asc(users.emailDomain), asc(users.email)];
  const beyond = (by: Plan["order"], after: string | undefined) => {
    if (after === undefined) return undefined;
    if (by === "email") return gt(users.email, after);
    const domain = after.slice(after.indexOf("@") + 1);
    // The first half is implied by the second; it lets the index begin at the right place.
    return sql`${users.emailDomain} >= ${domain} and (${users.emailDomain} > ${domain} or ${users.email} > ${after})`;
  };

  const upTo = (by: Plan["order"], last: string | null) => {
    if (last === null) return undefined;
    if (by === "email") return lte(users.email, last);
    const domain = last.slice(last.indexOf("@") + 1);
    return sql`${users.emailDomain} <= ${domain} and (${users.emailDomain} < ${domain} or ${users.email} <= ${last})`;
  };

  /**
   * One range, from the cursor on. What is checked row by row is checked on 200, then 2,000, then all of SCAN_LIMIT people:
   * common answers are found at once, rare ones stop. `stopped` is the address where it did.
   */
  const read = async (listing: Plan, range: SQL, after: string | undefined, limit: number) => {
    const { order: by, rest } = listing;
    if (listing.ids) return { rows: await readIds(range, rest, after, limit), stopped: null };
    const rows: UserRow[] = [];
    let from = after;
    for (const size of rest ? [200, 1800, SCAN_LIMIT - 2000] : [0]) {
      const within = and(mine, range, beyond(by, from));
      const last = rest ? await emailAt(within, by, size - 1) : null;
      rows.push(
        ...(await q
          .select()
          .from(users)
          .where(and(within, upTo(by, last), rest))
          .orderBy(...order(by))
          .limit(limit - rows.length)),
      );
      if (rows.length === limit || last === null) return { rows, stopped: null };
      from = last;
    }
    return { rows, stopped: from ?? null };
  };
  /**
   * MATCH_LIMIT people at most. The comparisons are dressed so that no index fits but the one of the ids: SQLite would
   * rather read a whole organization in the order of addresses.
   */
  const readIds = async (range: SQL, rest: SQL | undefined, after: string | undefined, limit: number) =>
    q
      .select()
      .from(users)
      .where(
        and(
          range,
          sql`${users.organizationId} || '' = ${organizationId}`,
          after === undefined ? undefined : sql`${users.email} || '' > ${after}`,
          rest,
        ),
      )
      .orderBy(asc(users.email))
      .limit(limit);
  const emailAt = async (within: SQL | undefined, by: Plan["order"], offset: number) => {
    const [row] = await q
      .select({ email: users.email })
      .from(users)
      .where(within)
      .orderBy(...order(by))
      .limit(1)
      .offset(offset);
    return row?.email ?? null;
  };

  const readAll = async (listing: Plan, after: string | undefined, limit: number) => {
    if (listing.order === "email") {
      const parts = [];
      for (const range of listing.ranges) parts.push(await read(listing, range, after, limit));
      const stops = parts.flatMap((part) => part.stopped ?? []).sort(byCode);
      const rows = parts
        .flatMap((part) => part.rows)
        .sort((a, b) => byCode(a.email, b.email))
        .filter((row) => stops[0] === undefined || row.email <= stops[0]);
      return { rows: rows.slice(0, limit), stopped: rows.length >= limit ? null : (stops[0] ?? null) };
    }
    const rows: UserRow[] = [];
    for (const range of listing.ranges) {
      const part = await read(listing, range, after, limit - rows.length);
      rows.push(...part.rows);
      if (part.stopped) return { rows, stopped: part.stopped };
      if (rows.length === limit) break;
    }
    return { rows, stopped: null };
  };

  return {
    requiredDomains,

    /** People by address (people outside domains: by domain, then address). `after` is the `next` of the page before. */
    async page(
      filter: PeopleFilter,
      { after, limit }: { after?: string; limit: number },
      now: Date,
    ): Promise<PeoplePage> {
      const { rows, stopped } = await readAll(await plan(filter, now), after, limit + 1);
      if (rows.length > limit) {
        const shown = rows.slice(0, limit);
        return { people: shown, next: shown.at(-1)!.email, complete: true };
      }
      return { people: rows, next: stopped, complete: stopped === null };
    },

    /** How many match; `more` when it is at least that many (COUNT_LIMIT, or a bounded look that stopped). */
    async count(filter: PeopleFilter, now: Date): Promise<{ people: number; more: boolean }> {
      const listing = await plan(filter, now);
      if (listing.rest) {
        const { rows, stopped } = await readAll(listing, undefined, COUNT_LIMIT + 1);
        return {
          people: Math.min(rows.length, COUNT_LIMIT),
          more: rows.length > COUNT_LIMIT || stopped !== null,
        };
      }
      if (listing.ids) {
        const { length } = listing.ids;
        return { people: Math.min(length, COUNT_LIMIT), more: length > COUNT_LIMIT };
      }
      let people = 0;
      for (const range of listing.ranges) {
        people += await capped(range, COUNT_LIMIT - people);
        if (people > COUNT_LIMIT) return { people: COUNT_LIMIT, more: true };
      }
      return { people, more: false };
    },
  };
};

/** By code unit, as both databases sort addresses. */
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
