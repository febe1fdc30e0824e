import { and, count, eq, inArray, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import type { OrganizationId } from "../../../lib/core/ids";
import type { Queryable } from "../../database";
import type { Tables } from "../../schema/tables";
import { conditions } from "./conditions";
import type { PeopleFilter } from "./filter";
import { type Matches, matches } from "./matches";
import { around, type Ranges } from "./ranges";
import { domainNames } from "./required-domains";

/** How a filter is answered: from people found by another index, or by reading ranges of the list. */
export type Plan =
  | { readonly found: Matches; readonly rest: SQL | undefined }
  | (Ranges & {
      /** The search that is checked row by row, because it is too short for the index or because too many have it. */
      readonly scanned?: { readonly text: string; readonly common: boolean; readonly alone: boolean };
    });

/** Ranges are compared up to so many people. */
const NARROW = 2000;
type Begin = Pick<Ranges, "ranges" | "order">;

export const planner = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const { users } = tables;
  const { exemptNow, noPasskey, contains } = conditions(tables, q, organizationId);
  const { containing, isCommon, exempt } = matches(tables, q, organizationId);
  const names = domainNames(tables, q, organizationId);

  /** Of some index ranges the one with the fewest people. */
  const fewest = async (ranges: readonly SQL[]): Promise<SQL> => {
    if (ranges.length === 1) return ranges[0]!;
    const counted = await Promise.all(
      ranges.map(async (range) => {
        const some = q
          .select({ one: sql`1`.as("one") })
          .from(users)
          .where(and(eq(users.organizationId, organizationId), range))
          .limit(NARROW)
          .as("some");
        const [row] = await q.select({ people: count() }).from(some);
        return { range, people: row?.people ?? 0 };
      }),
    );
    return counted.reduce((a, b) => (b.people < a.people ? b : a)).range;
  };

  /** Ways to sign in that follow from the domain: where they begin when nothing else narrows, and what is checked. */
  const byDomain = async ({ signIn, outside }: PeopleFilter, now: Date) => {
    if (signIn !== "sso" && signIn !== "password" && !outside) return null;
    const listed = outside ? await names.verified() : await names.binding(now);
    if (signIn === "sso")
      return {
        begin: { ranges: listed.map((name) => eq(users.emailDomain, name)), order: "email" as const },
        check: listed.length ? inArray(users.emailDomain, listed) : sql`1 = 0`,
      };
    return {
      begin: { ranges: around(tables, listed), order: "domain" as const },
      check: listed.length ? sql`${users.emailDomain} not in ${listed}` : undefined,
    };
  };

  return async function plan(filter: PeopleFilter, now: Date): Promise<Plan> {
    const { search, role, status, domain, signIn, passwordAlone } = filter;
    const indexed = [
      ...(role ? [eq(users.role, role)] : []),
      ...(status ? [eq(users.status, status)] : []),
      ...(domain ? [eq(users.emailDomain, domain)] : []),
    ];
    const rest: SQL[] = [];
    if (passwordAlone) rest.push(isNotNull(users.passwordHash), isNull(users.totpConfirmedAt), noPasskey());
    if (signIn === "sso" || signIn === "password") rest.push(not(exemptNow(now)));
    if (signIn && signIn !== "emergency") rest.push(isNull(users.emergencySince));
    const apart = await byDomain(filter, now);
    const common = search ? await isCommon(search) : null;

    if (search && common === false) {
      if (signIn === "exempt") rest.push(exemptNow(now));
      if (signIn === "emergency") rest.push(isNotNull(users.emergencySince));
      if (apart?.check) rest.push(apart.check);
      return { found: containing(search), rest: and(...rest, ...indexed) };
    }
    if (signIn === "exempt") {
      if (!search && indexed.length === 0)
        return { found: exempt(now), rest: passwordAlone ? and(...rest) : undefined };
      rest.push(exemptNow(now));
    }
    if (search) rest.push(contains(search));

    let begin: Begin = { ranges: [sql`1 = 1`], order: "email" };
    // Almost everybody is an active member, so that these narrow less than the domains do.
    const narrows = domain || (role && role !== "member") || (status && status !== "active");
    if (signIn === "emergency") begin = { ranges: [isNotNull(users.emergencySince)], order: "email" };
    else if (apart && !narrows) begin = apart.begin;
    else if (indexed.length > 0) {
      const best = await fewest(indexed);
      begin = { ranges: [best], order: "email" };
      indexed.splice(indexed.indexOf(best), 1);
      if (apart?.check) rest.push(apart.check);
    }
    const checks = [...rest, ...indexed];
    return {
      ...begin,
      rest: checks.length > 0 ? and(...checks) : undefined,
      ...(search && { scanned: { text: search, common: common === true, alone: checks.length === 1 } }),
    };
  };
};
