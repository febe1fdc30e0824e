import { expect, test } from "vitest";
import { reached, read, readSurface } from "../../app/testing/read-surface";
import type { Database } from "../../db/database";
import type { LinkRow } from "../../db/repositories/links";
import { describeEachDialect } from "../../db/testing";
import { mailExamples } from "../mail/examples";
import { hashSecret, newId, newSecret } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorWork } from "../runtime/unit-of-work";
import { isFirstStartOpen } from "./first-start";
import { readSetUp } from "./open-set-up";
import { openLink } from "./set-password";
import { openSignUp } from "./sign-up";

/** What the page of a mailed link does when it is fetched, as mail scanners do. */
const OPENERS: Record<string, (ports: never, secret: string) => Promise<unknown>> = {
  invitation: openLink,
  "password-reset": openLink,
  "set-password": openLink,
  "sign-up": openSignUp,
  "first-operator": isFirstStartOpen,
  "set-up": (ports, token) => readSetUp(ports, { token, browser: null }),
};
const PAGES: Record<string, readonly string[]> = {
  "page /invite/[token]": ["openLink"],
  "page /reset/[token]": ["openLink"],
  "page /sign-up/[token]": ["openSignUp"],
  "page /first/[token]": ["isFirstStartOpen"],
  "page /setup/[token]": ["readSetUp"],
};

describeEachDialect("M03 fetching a link of a mail", (database) => {
  test("changes no row, open, used, ended or unknown, and the link works as before", async () => {
    const world = await testWorld(database());
    const { profileId } = await world.requireSso();
    const { id: userId, email, organizationId } = world.bob;
    const secrets: [string, string][] = [];
    for (const purpose of Object.keys(OPENERS) as LinkRow["purpose"][])
      for (const state of ["open", "used", "revoked", "old"] as const) {
        const secret = newSecret();
        secrets.push([purpose, secret]);
        await doorWork(world.ports, ({ installation }, now) =>
          installation.addLink({
            id: newId("link"),
            secretHash: hashSecret(secret),
            purpose,
            organizationId,
            userId,
            profileId,
            email,
            data: {
              organization: "Initech",
              code: world.ports.seal.close("123456"),
              browsers: [],
              domains: false,
            },
            createdAt: now,
            expiresAt: new Date(now.getTime() + (state === "old" ? -1 : 3_600_000)),
            usedAt: state === "used" ? now : null,
            revokedAt: state === "revoked" ? now : null,
          }),
        );
      }
    const before = await everything(database());
    const opened: unknown[] = [];
    for (const [purpose, secret] of [
      ...secrets,
      ...Object.keys(OPENERS).map((one) => [one, newSecret()] as const),
    ]) {
      const answers = [];
      for (let i = 0; i < 3; i++) answers.push(await OPENERS[purpose]!(world.ports as never, secret));
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      opened.push(answers[0]);
    }
    expect(await everything(database())).toEqual(before);
    // The open ones were shown as open: what was fetched was not a page of an ended link.
    expect(opened[0]).toMatchObject({ state: "open", email });
    expect(opened[12]).toMatchObject({ email, organization: "Initech" });
    expect(opened[20]).toMatchObject({ is: "asks-code" });
  });
});

test("M03 the page of each link calls nothing of the door but what reads it", () => {
  const surface = readSurface();
  for (const [name, openers] of Object.entries(PAGES)) {
    const { file } = surface.find((entry) => entry.name === name)!;
    const called = [...reached(file)].flatMap((one) =>
      [...read(one).matchAll(/^import (?!type)\{([^}]*)\} from "[^"]*lib\/login\/([^"]+)"/gm)]
        .flatMap(([, names]) => names!.split(","))
        .map((one) => one.trim())
        .filter((one) => one !== "" && !one.startsWith("type ") && /^[a-z]/.test(one)),
    );
    const session = /setUpOf\(/.test(read(file)) ? ["readSetUp"] : [];
    expect(
      [...new Set([...called, ...session])].filter((one) => !/^cookie/.test(one)),
      name,
    ).toEqual(openers);
  }
  expect(read("lib/session/set-up-contact.ts")).toMatch(/function setUpOf[\s\S]{0,250}return readSetUp\(/);
});

test("every link in a mail leads to a page of ours, and none to an action", () => {
  const origin = "https://sso.acme.test";
  const patterns = readSurface()
    .filter(({ name }) => /^(page|GET) /.test(name))
    .map(({ name }) => new RegExp(`^${name.replace(/^\w+ /, "").replace(/\[[^\]]+\]/g, "[^/]+")}$`));
  for (const { mail, template } of mailExamples(origin))
    for (const [, url] of mail.html.matchAll(/href="([^"]*)"/g)) {
      const { pathname } = new URL(url!.replaceAll("&amp;", "&"));
      expect(
        patterns.some((pattern) => pattern.test(pathname)),
        `${template}: ${pathname}`,
      ).toBe(true);
    }
});

async function everything(database: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [name, table] of Object.entries(database.tables)) {
    const rows = await database.transaction((tx) => tx.select().from(table as never));
    all[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
