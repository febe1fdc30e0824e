import { expect, test } from "vitest";
import { comparesExactly } from "./fault-pair";
import { samlFault } from "./saml-fault";

test.each([
  ["AUDIENCE_MISMATCH", "https://sp.test/a", "https://sp.test/b", true],
  ["DESTINATION_MISMATCH", "https://sp.test/acs", "no Destination", false],
  ["ADDRESS_INVALID", "an email address", "bob", false],
  ["ADDRESS_AMBIGUOUS", "exactly one address", "a@acme.test, b@acme.test", false],
  ["ADDRESS_MISSING", "NameID, email", "u-17", false],
  ["EXPIRED", "after 2026-11-24T09:00:00Z", "2026-11-24T08:00:00Z", false],
] as const)("%s: %s beside %s is compared letter by letter: %s", (code, want, got, exact) => {
  expect(comparesExactly(samlFault(code, { want, got }))).toBe(exact);
});
