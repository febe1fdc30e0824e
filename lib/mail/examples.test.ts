import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EXAMPLE_SECRET, mailExamples } from "./examples";

const ORIGIN = "https://sso.acme.test";
const EXAMPLES = mailExamples(ORIGIN).map((example) => ({
  ...example,
  name: example.state === null ? example.template : `${example.template}, ${example.state}`,
}));

/** Addresses that mails hold: `href`s, and what looks like one in the text. */
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => unescaped(url!));
const written = (text: string) => [...text.matchAll(/\bhttps?:\/\/[^\s"<>]+/g)].map(([url]) => url);
const unescaped = (html: string) =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

test("every template has an example, and every example another state", () => {
  const folder = new URL(".", import.meta.url);
  const templates = readdirSync(folder)
    .filter((file) => !/examples|\.test\./.test(file))
    .flatMap((file) =>
      [...readFileSync(new URL(file, folder), "utf8").matchAll(/^export function (\w+Mail)\(/gm)].map(
        ([, name]) => name!,
      ),
    )
    .filter((name) => name !== "composeMail");
  expect(templates.length).toBeGreaterThan(30);
  expect([...new Set(EXAMPLES.map(({ template }) => template))].sort()).toEqual(templates.sort());
  expect(new Set(EXAMPLES.map(({ name }) => name)).size).toBe(EXAMPLES.length);
});

describe.each(EXAMPLES)("$name", ({ mail }) => {
  test("M01 has a text and an HTML part with the same words, a title, a language, and fetches nothing", () => {
    const { html, text, subject } = mail;
    expect(subject).toMatch(/^\S.{5,150}$/);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en"/);
    expect(unescaped(/<title>([^<]+)<\/title>/.exec(html)![1]!)).toBe(subject);
    expect(html).toContain('name="viewport" content="width=device-width');
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).not.toMatch(
      /<(img|script|link|iframe|object|video|form)\b|url\(|@import|\b(src|background)=/i,
    );
    // At 320 pixels nothing is wider than the page: no fixed width, and long values break.
    expect(html).not.toMatch(/[^-]width:\s*[4-9]\d\dpx|width="\d{3}/);
    expect(html).toContain("overflow-wrap:anywhere");
    const words = unescaped(html.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, " ").replaceAll("&#39;", "'"));
    for (const line of text.split("\n").filter((one) => one.length > 30 && !/https?:|^\d\. |: /.test(one)))
      expect(words.replace(/\s+/g, " ")).toContain(line.trim());
  });

  test("M02 has one main button at most, links only to our host, and no secret but the one of its link", () => {
    const { html, text } = mail;
    expect([...html.matchAll(/class="button"/g)].length).toBeLessThanOrEqual(1);
    for (const url of hrefs(html)) expect(new URL(url).origin, url).toBe(ORIGIN);
    // Other addresses are values to read; only ours stand for something to open.
    const links = [...new Set([...hrefs(html), ...written(text).filter((url) => url.startsWith(ORIGIN))])];
    const secrets = links.filter((url) => url.includes(EXAMPLE_SECRET));
    expect(secrets.length).toBeLessThanOrEqual(1);
    const rest = secrets.reduce((all, url) => all.replaceAll(url, ""), text + unescaped(html));
    expect(rest).not.toContain(EXAMPLE_SECRET);
    expect(rest).not.toMatch(/SAMLResponse|<saml|BEGIN (RSA )?PRIVATE|\$argon2/i);
  });

  test("says why one gets it, and first whether something must be done", () => {
    expect(mail.text).toMatch(/--\nYou get this because .+\.(\nChoose your mails: https:\/\/\S+)?\n$/);
    const [first] = mail.text.split("\n\n");
    expect(first!.length).toBeGreaterThan(15);
  });
});

test("M02 a mailed code is in one mail without the link that it opens", () => {
  const code = EXAMPLES.find(({ template }) => template === "setUpCodeMail")!.mail;
  const link = EXAMPLES.find(({ template }) => template === "setUpLinkMail")!.mail;
  const [digits] = /\d{3} ?\d{3}/.exec(code.text)!;
  expect(code.text + code.html).not.toContain(EXAMPLE_SECRET);
  expect(link.text + link.html).not.toContain(digits);
});
