// What is asked of the list: the whole question of the page, its counts and its domains included.
import type { Database } from "../../db/database";
import { repositories } from "../../db/repositories";
import type { OrganizationId } from "../../lib/core/ids";
import { listManagedUsersQuery } from "../../lib/queries/list-managed-users";
import { addressOf, domainsOf } from "./plant";
import { owner } from "./ports";

const PAGE = 25;

const questions = (people: number): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  "first page": {},
  "search: one person’s address": { search: addressOf(777, people).slice(0, 8) },
  "search: a thousandth of all": { search: "person 777" },
  "search: a hundredth": { search: "person 77" },
  "search: a tenth": { search: "chen" },
  "search: two letters": { search: "mi" },
  "search: nobody": { search: "nobody of this name" },
  "role owner": { role: "owner" },
  "role admin": { role: "admin" },
  "role member": { role: "member" },
  "status invited": { status: "invited" },
  "status active": { status: "active" },
  "one domain": { domain: domainsOf(people)[0] },
  "outside the domains": { outside: "1" },
  "sign-in SSO": { signIn: "sso" },
  "sign-in password": { signIn: "password" },
  "sign-in exempt": { signIn: "exempt" },
  "sign-in emergency": { signIn: "emergency" },
  "SSO and invited": { signIn: "sso", status: "invited" },
});

/** Milliseconds for each question. */
export async function measure(database: Database, organizationId: OrganizationId, people: number, now: Date) {
  const reads = repositories(database.tables, database.read, organizationId);
  const actor = owner(organizationId, now);
  const ask = (raw: Readonly<Record<string, string | undefined>>) =>
    listManagedUsersQuery.run(
      { actor, now, reads, origin: "http://localhost", mailIsSent: true },
      listManagedUsersQuery.input.parse(raw),
    );
  const results = new Map<string, number>();
  for (const [name, filter] of Object.entries(questions(people)))
    results.set(name, await time(() => ask(filter)));
  // By next links: each page gives the address where the next begins.
  let after: string | undefined;
  for (let page = 1; page < 10_000; page += 40) {
    const { next } = await reads.people.page({}, { after, limit: 40 * PAGE }, now);
    if (!next) break;
    after = next;
  }
  results.set("10,000th page by next links", await time(() => ask({ after })));
  return results;
}

/** Median of some tries, in milliseconds. */
async function time(work: () => Promise<unknown>, tries = 21): Promise<number> {
  for (let i = 0; i < 3; i++) await work();
  const took: number[] = [];
  for (let i = 0; i < tries; i++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[Math.floor(tries / 2)]!;
}
