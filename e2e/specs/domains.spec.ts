// S3: an owner proves a domain in the browser, against a real name server on this machine.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import Database from "better-sqlite3";
import { tellDns } from "../dns";
import { expect, test, type Visitor, violations } from "../fixtures";
import { doorward } from "../product";
import { PASSWORD, type World } from "../world";

const DAY = 86_400_000;
const OWNER = "olga@keepers.test";
test.describe.configure({ mode: "serial", timeout: 150_000 });

test.beforeAll(async ({ world }) => {
  const file = join(world.folder, "keepers.json");
  const users = [
    { email: OWNER, name: "Olga", role: "owner", password: PASSWORD },
    { email: "mike@keepers.test", name: "Mike", role: "member", password: PASSWORD },
  ];
  const rivals = [{ email: "rita@rivals.test", name: "Rita", role: "owner", password: PASSWORD }];
  const organizations = [
    { name: "Keepers", domains: [], users },
    { name: "Rivals", domains: [{ name: "held.test", approved: true }], users: rivals },
  ];
  writeFileSync(file, JSON.stringify({ organizations }));
  await doorward(world.env, "apply", file);
});

/** Signs in once; later tests are the same session in a new window. */
let session: Awaited<ReturnType<BrowserContext["cookies"]>> = [];
async function signIn(visitor: Visitor): Promise<void> {
  const context = visitor.page.context();
  if (session.length > 0) return context.addCookies(session);
  await visitor.signInByPassword(OWNER);
  session = await context.cookies();
}

const setTxt = (world: World, name: string, data: string[]) =>
  tellDns(world.dnsControlPort, { set: { name, type: "TXT", data } });

/** Axe finds nothing in light, dark and on a phone, and the phone does not scroll sideways. */
async function looksRight(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `${state}, ${colorScheme}`).toEqual([]);
  }
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violations(page), `${state}, phone`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${state}, phone: sideways`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

const field = (page: Page) => page.getByRole("textbox", { name: "Domain", exact: true });
const addButton = (page: Page) => page.getByRole("button", { name: "Add domain", exact: true });
const badge = (page: Page, word: string) => page.locator("main header").getByText(word, { exact: true });

async function addDomain(page: Page, typed: string): Promise<string> {
  await page.goto("/admin/domains?add=1");
  await field(page).fill(typed);
  await addButton(page).click();
  await page.waitForURL(/\/admin\/domains\/DM[0-9a-f]{32}/);
  return /DM[0-9a-f]{32}/.exec(page.url())![0];
}

test("S3 an owner adds a domain, sees what is wrong with its record, mends it, and it is verified", async ({
  visitor,
  world,
}) => {
  const { page } = visitor;
  await signIn(visitor);
  await page.goto("/admin/domains");
  await expect(page.getByText("No domains yet.")).toBeVisible();
  await looksRight(page, "empty");

  await field(page).fill("gmail.com");
  await addButton(page).click();
  await expect(page.getByText("gmail.com is a public mail service. Nobody can claim it.")).toBeVisible();
  await expect(field(page)).toHaveValue("gmail.com");
  await expect(field(page)).toBeFocused();
  await looksRight(page, "refused");

  await setTxt(world, "kept.test", ["v=spf1 -all"]);
  await field(page).fill("https://www.kept.test/about");
  await addButton(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "kept.test" })).toBeVisible();
  await expect(page.getByText("We took kept.test from https://www.kept.test/about.")).toBeVisible();
  await expect(page.getByText("No TXT record at _sso-challenge.kept.test yet.")).toBeVisible({
    timeout: 30_000,
  });
  await expect(badge(page, "Waiting for DNS")).toBeVisible();
  await looksRight(page, "waiting");

  const value = (await page.getByText(/^doorward-domain-verification=[0-9a-f]{32}$/).textContent())!;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy Value" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);

  await setTxt(world, "_sso-challenge.kept.test", [value.slice(0, -4)]);
  await checkNow(page);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(/Checked \d+ seconds? ago\. Try again in \d+ s\./)).toBeVisible();
  await expect(page.getByText("but its value is different")).toBeVisible();
  await expect(page.locator("del")).toHaveText(value.slice(-4));
  await looksRight(page, "wrong value");

  await setTxt(world, "_sso-challenge.kept.test", [value]);
  await checkNow(page);
  const verified = page.locator("#verified");
  await expect(verified).toHaveText("kept.test is verified");
  await expect(verified).toBeFocused();
  await expect(page.locator("#live-polite")).toHaveText("kept.test is verified");
  await looksRight(page, "verified");
  await page.goto("/admin/domains");
  await expect(page.getByRole("row", { name: /kept\.test/ })).toContainText("Verified");
  await looksRight(page, "list");
});

test("S3 the record is noticed without a click, on the open page, and focus goes to the heading that says so", async ({
  visitor,
  world,
}) => {
  const { page } = visitor;
  await signIn(visitor);
  await setTxt(world, "noticed.test", ["v=spf1 -all"]);
  await addDomain(page, "noticed.test");
  const value = (await page.getByText(/^doorward-domain-verification=[0-9a-f]{32}$/).textContent())!;
  await setTxt(world, "noticed.test", ["v=spf1 -all", value]);
  await expect(page.locator("#verified")).toHaveText("noticed.test is verified", { timeout: 100_000 });
  await expect(page.locator("#verified")).toBeFocused();
  await expect(page.getByText("That’s fine – we accept it.")).toBeVisible();
});

test("A13 each fault of the name server has its words in the browser", async ({ visitor, world }) => {
  const { page } = visitor;
  await signIn(visitor);
  await setTxt(world, "faulty.test", ["v=spf1 -all"]);
  await addDomain(page, "faulty.test");
  await expect(page.getByText("No TXT record at")).toBeVisible({ timeout: 30_000 });
  const value = (await page.getByText(/^doorward-domain-verification=[0-9a-f]{32}$/).textContent())!;
  await setTxt(world, "_sso-challenge.faulty.test.faulty.test", [value]);
  await checkNow(page);
  await expect(page.getByText("Change the name to just _sso-challenge.")).toBeVisible();
  await looksRight(page, "doubled");
  await tellDns(world.dnsControlPort, { fault: { domain: "faulty.test", fault: "SERVFAIL" } });
  await checkNow(page);
  await expect(page.getByText("Your DNS servers didn’t answer (SERVFAIL from")).toBeVisible();
  await tellDns(world.dnsControlPort, { fault: { domain: "faulty.test", fault: null } });
  await tellDns(world.dnsControlPort, {
    set: { name: "_sso-challenge.faulty.test", type: "CNAME", data: ["elsewhere.example"] },
  });
  await checkNow(page);
  await expect(
    page.getByText("so a TXT record cannot exist there. Use the other name: faulty.test."),
  ).toBeVisible();

  await page.getByText("Someone else looks after DNS?").click();
  await page.getByLabel("Their e-mail address").fill("it@partner.test");
  await page.getByRole("button", { name: "E-mail instructions" }).click();
  await expect(page.getByText("the mail waits in the operator’s outbox")).toBeVisible();
  await page.getByText("It doesn’t work").click();
  await looksRight(page, "help open");
  await page.getByText("Can’t change DNS?").click();
  await page.getByRole("button", { name: "Upload a file instead" }).click();
  await expect(
    page.getByText("https://faulty.test/.well-known/doorward-domain-verification.txt", { exact: true }),
  ).toBeVisible();
  await looksRight(page, "file");

  await page.getByRole("button", { name: "Remove domain…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Remove faulty.test?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await looksRight(page, "remove dialog");
  await dialog.getByRole("button", { name: "Remove domain" }).click();
  await expect(page.getByText("faulty.test was removed.")).toBeVisible();
});

test("S3 a name that another organization holds is added anyway, without a word about whose it is", async ({
  visitor,
}) => {
  const { page } = visitor;
  await signIn(visitor);
  await page.goto("/admin/domains?add=1");
  await field(page).fill("held.test");
  await addButton(page).click();
  await expect(page.getByText("Another organization has verified held.test.")).toBeVisible();
  await looksRight(page, "held elsewhere");
  await page.getByRole("button", { name: "Add held.test anyway" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "held.test" })).toBeVisible();
  await expect(badge(page, "Taken")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Rivals");
  await looksRight(page, "taken");
});

test("R10 a missing record and a lost domain say what is at stake and what to do", async ({
  visitor,
  world,
}) => {
  const { page } = visitor;
  await signIn(visitor);
  await page.goto("/admin/domains");
  await page.getByRole("link", { name: "kept.test", exact: true }).click();
  await expect(page.locator("#verified")).toBeVisible();
  const change = (columns: string, ...values: unknown[]) => {
    const database = new Database(world.env.DATABASE_URL!.slice("file:".length), { timeout: 10_000 });
    database.prepare(`update domains set ${columns} where name = 'kept.test'`).run(...values);
    database.close();
  };
  change("missing_since = ?", Date.now() - 2 * DAY);
  await page.reload();
  await expect(page.getByRole("heading", { name: "The TXT record for kept.test is missing" })).toBeVisible();
  await expect(page.getByText("Sign-in still works.")).toBeVisible();
  await expect(page.getByRole("navigation").getByText("kept.test needs attention")).toBeAttached();
  await looksRight(page, "needs attention");
  change("lost_at = ?, next_check_at = null", Date.now());
  await page.reload();
  await expect(page.getByRole("heading", { name: "We no longer accept kept.test" })).toBeVisible();
  await expect(page.getByText("We also stopped password-reset mail to these addresses")).toBeVisible();
  await looksRight(page, "lost");
  await checkNow(page, "Verify again");
  await expect(page.locator("#verified")).toBeFocused();
});

test("A22 a member sees none of it", async ({ visitor, world }) => {
  await visitor.signInByPassword("mike@keepers.test");
  const answer = await visitor.page.goto(`${world.url}/admin/domains`);
  expect(answer!.status()).toBe(403);
});

/** Presses until the limit of ten seconds lets it through, and waits for the look. */
async function checkNow(page: Page, label = "Check now"): Promise<void> {
  await expect(async () => {
    if (await page.locator("#verified").isVisible()) return;
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: label }).click();
    await answered;
    await expect(page.getByRole("button", { name: "Checking…" })).toBeHidden();
    await expect(
      page.getByText(/We looked just now|Try again in/).or(page.locator("#verified")),
    ).toBeVisible();
    expect(await page.getByText("Try again in").isVisible()).toBe(false);
  }).toPass({ intervals: [2000], timeout: 60_000 });
}
