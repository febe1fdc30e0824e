// The list of managed users, at any size: what a page, a filter and a search read is bounded by indexes, not by how many there are.
import { inArray } from "drizzle-orm";
import type { OrganizationId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import type { PeopleCount, PeopleFilter, PeoplePage } from "./people/filter";
import { matches, matchLimit } from "./people/matches";
import { type Plan, planner } from "./people/plan";
import { ranges } from "./people/ranges";
import { domainNames } from "./people/required-domains";
import type { UserRow } from "./users";

export type { PeopleCount, PeopleFilter, PeoplePage } from "./people/filter";

/** Counts stop here, so that they cost the same at a million: "1,000+". */
export const COUNT_LIMIT = 1000;
/** What is checked person by person looks at so many for a page, and then says where to go on. */
export const SCAN_LIMIT = 5000;
/** The same for how many people a search found. */
const COUNT_SCAN_LIMIT = 2000;

export const people = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const { users } = tables;
  const found = matches(tables, q, organizationId);
  const listed = ranges(tables, q, organizationId);
  const plan = planner(tables, q, organizationId);

  const inOrder = async (ids: readonly UserRow["id"][]): Promise<UserRow[]> =>
    ids.length === 0
      ? []
      : q
          .select()
          .from(users)
          .where(inArray(users.id, [...ids]))
          .orderBy(users.email);
  const read = async (plan: Plan, after: string | undefined, limit: number) => {
    if (!("found" in plan)) return listed.page(plan, after, limit, SCAN_LIMIT);
    const ids = (await found.page(plan.found, plan.rest, after, limit)).map(({ id }) => id);
    return { rows: await inOrder(ids), stopped: null };
  };

  const page = async (plan: Plan, after: string | undefined, limit: number): Promise<PeoplePage> => {
    const { rows, stopped } = await read(plan, after, limit + 1);
    if (rows.length <= limit) return { people: rows, next: stopped, complete: stopped === null };
    const shown = rows.slice(0, limit);
    return { people: shown, next: shown.at(-1)!.email, complete: true };
  };
  const count = async (plan: Plan): Promise<PeopleCount> => {
    const upTo = (people: number, stopped = false): PeopleCount => ({
      people: Math.min(people, COUNT_LIMIT),
      more: people > COUNT_LIMIT || stopped,
    });
    if ("found" in plan) return upTo(await found.count(plan.found, plan.rest, COUNT_LIMIT + 1));
    const { scanned } = plan;
    // Too many have it to be fetched, but the index knows that there are so many.
    if (scanned?.common && scanned.alone) {
      const first = found.containing(scanned.text, matchLimit(tables));
      return upTo(await found.count(first, undefined, COUNT_LIMIT + 1), true);
    }
    const look = scanned ? COUNT_SCAN_LIMIT : SCAN_LIMIT;
    const { people, stopped } = await listed.count(plan, COUNT_LIMIT + 1, look);
    return upTo(people, stopped);
  };

  return {
    requiredDomains: domainNames(tables, q, organizationId).requiredDomains,

    /** People by address (people outside domains: by domain, then address). `after` is the `next` of the page before. */
    page: async (filter: PeopleFilter, { after, limit }: Stretch, now: Date): Promise<PeoplePage> =>
      page(await plan(filter, now), after, limit),

    /** How many match; `more` when it is at least that many (COUNT_LIMIT, or a bounded look that stopped). */
    count: async (filter: PeopleFilter, now: Date): Promise<PeopleCount> => count(await plan(filter, now)),

    /** Both for one look at the list. */
    async pageAndCount(filter: PeopleFilter, { after, limit }: Stretch, now: Date) {
      const planned = await plan(filter, now);
      const shown = await page(planned, after, limit);
      // A first page that holds everybody it found is the count.
      const whole = after === undefined && shown.next === null;
      return { ...shown, count: whole ? { people: shown.people.length, more: false } : await count(planned) };
    },
  };
};

interface Stretch {
  readonly after?: string;
  readonly limit: number;
}
