import { expect, test } from "vitest";
import { assertedName } from "./asserted-name";
import type { EmailAddress } from "./email";

const EMAIL = "li.wei@acme.test" as EmailAddress;
type Given = Record<string, readonly string[]>;
const named = (given: Given, structured: readonly string[] = []) =>
  assertedName(
    {
      attributes: Object.entries(given).map(([name, values]) => ({
        name,
        values,
        ...(structured.includes(name) ? { structured: true } : {}),
      })),
    },
    EMAIL,
  );

test("the display name as Entra, Okta, ADFS and Shibboleth call it, spaces tidied", () => {
  for (const name of [
    "displayName",
    "http://schemas.microsoft.com/identity/claims/displayname",
    "urn:oid:2.16.840.1.113730.3.1.241",
    "displayname",
  ])
    expect([name, named({ [name]: ["  Li \t Wei "] })]).toEqual([name, "Li Wei"]);
});

test("without one, given and family name in that order", () => {
  expect(named({ lastName: ["Wei"], firstName: ["Li"] })).toBe("Li Wei");
  expect(named({ "urn:oid:2.5.4.4": ["Wei"] })).toBe("Wei");
});

test("what is no plain text is passed over: markup, control and direction marks, addresses, several values, structure", () => {
  for (const value of ["<b>Li</b>", "Li\u0000Wei", "Li\u202eWei", "someone@else.test", "", "x".repeat(101)])
    expect([value, named({ displayName: [value] })]).toEqual([value, "li.wei"]);
  expect(named({ displayName: ["Li", "Wei"] })).toBe("li.wei");
  expect(named({ displayName: ["Li"] }, ["displayName"])).toBe("li.wei");
  expect(named({ displayName: ["<i>"], firstName: ["Li"] })).toBe("Li");
  expect(named({ firstName: ["a".repeat(99)], lastName: ["b".repeat(99)] })).toBe("li.wei");
  expect(named({})).toBe("li.wei");
});
