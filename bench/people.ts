// The list of people at 1,000 and at many: the same questions on the same machine, and how much slower the large one is.
// node --import tsx bench/people.ts [people=1000000] [database url; default: SQLite in a temporary folder]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../db";
import type { Database } from "../db/database";
import { repositories } from "../db/repositories";
import type { PeopleFilter } from "../db/repositories/people";
import { derived } from "../db/repositories/users";
import type { OrganizationId, UserId } from "../lib/core/ids";
import { newId } from "../lib/runtime/secrets";

const SMALL = 1000;
const large = Number(process.argv[2] ?? 1_000_000);
const given = process.argv[3];
const NOW = new Date();
const PAGE = 25;
const FIRST = ["Mia", "Tom", "Ana", "Li", "Dana", "Bob", "Erin", "Kim", "Noor", "Olu"];
const LAST = ["Chen", "Reed", "Silva", "Wei", "Ortiz", "Brown", "Novak", "Haddad", "Okafor", "Sato"];

const FILTERS: Readonly<Record<string, PeopleFilter>> = {
  "first page": {},
  "search, rare": { search: "person 77" },
  "search, common": { search: "chen" },
  "search, two letters": { search: "mi" },
  "role owner": { role: "owner" },
  "role member": { role: "member" },
  "status invited": { status: "invited" },
  "one domain": { domain: "d1.test" },
  "outside the domains": { outside: true },
  "sign-in sso": { signIn: "sso" },
  "sign-in password": { signIn: "password" },
  "sign-in exempt": { signIn: "exempt" },
  "sign-in emergency": { signIn: "emergency" },
  "sso, invited": { signIn: "sso", status: "invited" },
};

/** One organization with so many people; a tenth outside, a fiftieth invited, a hundredth exempt. */
async function plant(database: Database, people: number): Promise<OrganizationId> {
  const { tables } = database;
  const organizationId = newId<OrganizationId>("organization");
  await database.transaction(async (tx) => {
    await tx.insert(tables.organizations).values({
      id: organizationId,
      name: `${people} people`,
      timeZone: "UTC",
      settings: {},
      createdAt: NOW,
    });
    await tx.insert(tables.domains).values(
      ["d0.test", "d1.test"].map((name) => ({
        id: newId<never>("domain"),
        organizationId,
        name: `${people}.${name}`,
        challenge: "0".repeat(32),
        method: "dns" as const,
        claimedAt: NOW,
        verifiedAt: NOW,
        remindersSent: [],
      })),
    );
  });
  const CHUNK = 500;
  for (let from = 0; from < people; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, people - from) }, (_, step) => {
      const i = from + step;
      const name = `${FIRST[i % 10]} ${LAST[Math.floor(i / 10) % 10]} person ${i}`;
      const domain = i % 10 === 0 ? "partner.test" : `${people}.d${i % 2}.test`;
      const email = `p${String((i * 7919) % people).padStart(7, "0")}.${people}@${domain}`;
      return {
        id: newId<UserId>("user"),
        organizationId,
        email,
        name,
        ...derived({ email, name }),
        role: i < 3 ? ("owner" as const) : i % 200 === 0 ? ("admin" as const) : ("member" as const),
        status: i % 50 === 1 ? ("invited" as const) : ("active" as const),
        operator: false,
        createdAt: NOW,
        ...(i < 2 ? { emergencySince: NOW } : {}),
      };
    });
    await database.transaction(async (tx) => {
      await tx.insert(tables.users).values(rows);
      const exempt = rows.filter((_, step) => (from + step) % 100 === 7);
      if (exempt.length > 0)
        await tx.insert(tables.exemptions).values(
          exempt.map(({ id, email }) => ({
            id: newId<never>("exemption"),
            organizationId,
            userId: id,
            email,
            kind: "given" as const,
            reason: "measured in a bench",
            startedAt: NOW,
            remindersSent: [],
          })),
        );
    });
    if (from % 100_000 === 0 && from > 0) console.error(`  ${from.toLocaleString("en-GB")} people`);
  }
  return organizationId;
}

/** Median of some tries, in milliseconds. */
async function time(work: () => Promise<unknown>, tries = 15): Promise<number> {
  await work();
  const took: number[] = [];
  for (let i = 0; i < tries; i++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[Math.floor(tries / 2)]!;
}

/** The cursor after so many pages, found in large steps; the page itself is measured. */
async function cursorAt(people: ReturnType<typeof repositories>["people"], pages: number) {
  let after: string | undefined;
  for (let left = pages * PAGE; left > 0; left -= 5000) {
    const { next } = await people.page({}, { after, limit: Math.min(left, 5000) }, NOW);
    if (!next) break;
    after = next;
  }
  return after;
}

async function measure(database: Database, organizationId: OrganizationId) {
  const { people } = repositories(database.tables, database.read, organizationId);
  const results = new Map<string, number>();
  for (const [name, filter] of Object.entries(FILTERS))
    results.set(
      name,
      await time(async () => {
        await people.page(filter, { limit: PAGE }, NOW);
        await people.count(filter, NOW);
      }),
    );
  const after = await cursorAt(people, 10_000);
  results.set("10,000th page", await time(() => people.page({}, { after, limit: PAGE }, NOW)));
  return results;
}

const folder = mkdtempSync(join(tmpdir(), "doorward-bench-"));
const database = await openDatabase(given ?? `file:${join(folder, "bench.db")}`);
console.error(`Making ${SMALL.toLocaleString("en-GB")} and ${large.toLocaleString("en-GB")} people`);
const small = await measure(database, await plant(database, SMALL));
const begun = performance.now();
const big = await plant(database, large);
console.error(`  made in ${Math.round((performance.now() - begun) / 1000)} s`);
const many = await measure(database, big);
console.log(`${database.dialect}: milliseconds at ${SMALL} and ${large} people`);
for (const [name, slow] of many) {
  const fast = small.get(name)!;
  console.log(
    `${name.padEnd(22)} ${fast.toFixed(2).padStart(8)} ${slow.toFixed(2).padStart(8)}   × ${(slow / fast).toFixed(2)}`,
  );
}
await database.close();
rmSync(folder, { recursive: true, force: true });
