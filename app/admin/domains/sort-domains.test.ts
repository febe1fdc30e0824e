import { expect, test } from "vitest";
import type { ListedDomain } from "./domains";
import { sortDomains } from "./sort-domains";

const row = (name: string, is: string, people: number) => ({ name, state: { is }, people }) as ListedDomain;
const DOMAINS = [row("b.test", "verified", 3), row("a.test", "verified", 3), row("c.test", "lost", 10)];
const names = (sort?: string) => sortDomains(DOMAINS, sort).rows.map(({ name }) => name[0]);

test.each([
  [undefined, ["a", "b", "c"]],
  ["-name", ["c", "b", "a"]],
  ["status", ["c", "a", "b"]],
  ["people", ["a", "b", "c"]],
  ["-people", ["c", "a", "b"]],
  ["password", ["a", "b", "c"]],
])("A16 domains sorted by %s: equal rows stand by name", (sort, expected) => {
  expect(names(sort)).toEqual(expected);
});

test("A16 the heading knows its column and direction", () => {
  expect(sortDomains(DOMAINS, "-people")).toMatchObject({ by: "people", direction: "descending" });
  expect(sortDomains(DOMAINS, undefined)).toMatchObject({ by: "name", direction: "ascending" });
});
