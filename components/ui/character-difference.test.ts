import fc from "fast-check";
import { expect, test } from "vitest";
import { characterDifference, differenceInWords } from "./character-difference";

const side = (pieces: ReturnType<typeof characterDifference>, other: "missing" | "added") =>
  pieces
    .filter(({ is }) => is === "kept" || is === other)
    .map(({ text }) => text)
    .join("");

test("both texts can be read back from the pieces", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (expected, received) => {
      const pieces = characterDifference(expected, received);
      expect(side(pieces, "missing")).toBe(expected);
      expect(side(pieces, "added")).toBe(received);
    }),
  );
});

test("a slash too many is the only thing that is marked", () => {
  expect(characterDifference("https://sso.acme.test/JQ1", "https://sso.acme.test/JQ1/")).toEqual([
    { is: "kept", text: "https://sso.acme.test/JQ1" },
    { is: "added", text: "/" },
  ]);
});

test("two slips in one value are marked apart", () => {
  const pieces = characterDifference(
    "https://sso.acme.test/saml/JQ1/acs",
    "http://sso.acme.test/saml/JQ2/acs",
  );
  expect(pieces.filter(({ is }) => is === "missing").map(({ text }) => text)).toEqual(["s", "1"]);
});

test("unrelated texts differ as a whole, not letter by letter", () => {
  expect(characterDifference("urn:amazon:webservices", "https://idp.example/metadata")).toHaveLength(2);
});

test.each([
  ["a", "a", "They are the same."],
  ["a", "", "Nothing was received."],
  ["https://a.test", "https://a.test/", "What was received has a slash too many at the end."],
  ["https://a.test/", "https://a.test", "What was received has no slash at the end."],
  ["https://a.test", "http://a.test", "What was received has http instead of https."],
  ["http://a.test", "https://a.test", "What was received has https instead of http."],
  [
    "https://a.test/B",
    "http://a.test/b/",
    "What was received has http instead of https, a slash too many at the end and other capital or small letters.",
  ],
  ["Acme", "acme", "What was received has other capital or small letters."],
  ["acme", " acme ", "What was received has spaces at its ends."],
  ["acme-corp", "acme", "What was received breaks off early."],
  ["acme", "acme-corp", "What was received goes on too long."],
  ["acme-1", "acme-2", "They differ from character 6 on."],
  ["x", "y", "They differ from the first character on."],
])("%s beside %s: %s", (expected, received, words) => {
  expect(differenceInWords(expected, received)).toBe(words);
});
