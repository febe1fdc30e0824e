import { expect, test } from "vitest";
import { parseReturnPath, withReturnPath } from "./return-path";

test.each(["/", "/reports/42", "/reports?x=1&y=%2F#top", "/a//b", "/admin/sso"])("%s is kept", (path) => {
  expect(parseReturnPath(path)).toBe(path);
});

test.each([
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "\\/evil.test",
  "/%2f/evil.test",
  "/%5Cevil.test",
  "https://evil.test",
  "javascript:alert(1)",
  "evil.test",
  "",
  " /x",
  "/x\r\nSet-Cookie: a=b",
  "/x y",
  "/ü",
  `/${"a".repeat(3000)}`,
  "/login",
  "/login?next=/login",
  "/saml/JQ0/login",
  "/reset/abc",
  null,
  undefined,
  ["/x"],
])("L12 %j leads to the start page", (path) => {
  expect(parseReturnPath(path)).toBe("/");
});

test("the start page needs no query", () => {
  expect(withReturnPath("/login", "next", parseReturnPath("/"))).toBe("/login");
  expect(withReturnPath("/login?a=1", "next", parseReturnPath("/x?y=1"))).toBe(
    "/login?a=1&next=%2Fx%3Fy%3D1",
  );
});
