import { domainToASCII } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unicodeOf, withUnicodeNames } from "./unicode-name";

test.each([
  "münchen.example",
  "例え.テスト",
  "bücher.strasse-ä.example",
  "пример.испытание",
  "a.müller.b.example",
])("%s is read back from its DNS form", (name) => {
  expect(unicodeOf(domainToASCII(name))).toBe(name);
});

test("a name without such letters, or one that is no punycode, has no other form", () => {
  expect([
    unicodeOf("acme.test"),
    unicodeOf("xn--.test"),
    unicodeOf("xn--ä.test"),
    unicodeOf("xn--a!.test"),
  ]).toEqual([null, ".test", null, null]);
});

test("in a sentence the DNS form always stands beside, so that letters that look alike deceive nobody", () => {
  expect(withUnicodeNames("required for xn--mnchen-3ya.example and acme.test")).toBe(
    "required for münchen.example (xn--mnchen-3ya.example) and acme.test",
  );
});

test("no text makes it fail", () =>
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{0,30}$/), (label) => {
      withUnicodeNames(`x xn--${label}.test y`);
    }),
  ));
