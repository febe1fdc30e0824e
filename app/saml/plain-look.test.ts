import { expect, test } from "vitest";
import { read } from "../testing/read-surface";
import { PLAIN_TOKENS } from "./plain-look";
import { NO_SUCH_PROFILE } from "./plain-page";

const css = read("app/globals.css");
const light = css.slice(css.indexOf(":root {"), css.indexOf(":root[data-theme"));
const dark = css.slice(css.indexOf("prefers-color-scheme: dark"));

test.each([
  ["light", light],
  ["dark", dark],
] as const)("the plain pages have the product's %s colours", (theme, text) => {
  for (const [name, value] of Object.entries(PLAIN_TOKENS[theme]))
    expect(text).toContain(`--${name}: ${value};`);
});

test("a plain page follows the device into the dark, and its policy lets its style in", async () => {
  const answer = NO_SUCH_PROFILE();
  expect(await answer.text()).toContain("@media(prefers-color-scheme:dark){:root{color-scheme:dark;");
  expect(answer.headers.get("content-security-policy")).toMatch(/style-src 'sha256-/);
});
