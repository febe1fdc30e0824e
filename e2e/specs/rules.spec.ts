// A01: the safety rules R1-R8 and R10-R12 (UX.md A.5) through the page, in one organization. Each has a test of its command as well.
import type { Browser, Page } from "@playwright/test";
import { confirm } from "../confirm";
import { changeRows } from "../database";
import { expect, practise, test, Visitor } from "../fixtures";
import type { World } from "../world";

test.describe.configure({ mode: "serial" });

let rosa: Visitor;
let otto: Visitor;
let mia: Visitor;
let profile = "";
const DOMAIN = "rules.test";
const enforcePage = () => `/admin/sso/${profile}/enforce`;
const openVisitor = async (browser: Browser, world: World) =>
  new Visitor(await (await browser.newContext({ baseURL: world.url })).newPage(), world);

/** Which way the door shows somebody. */
async function wayOf({ page }: Visitor, email: string): Promise<string> {
  const answer = await page.request.post("/api/login/decision", { data: { email } });
  return (await answer.json()).by;
}
async function testSignIn(visitor: Visitor, email: string): Promise<void> {
  await visitor.page.goto(`/admin/sso/${profile}/test/start`);
  await visitor.answerAtPractice(email);
  await visitor.page.waitForURL(/\/login\/tested\//);
}
const tolerate = async (page: Page, seconds: string) => {
  await page.goto(`/admin/sso/${profile}/configuration`);
  await page.getByText("Signatures, name ID, clock and more").click();
  await page.getByLabel("Allowed clock difference, in seconds").fill(seconds);
  await page.getByRole("button", { name: "Save these options" }).click();
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
};
const pressRequire = async (page: Page) => {
  await page.goto(enforcePage());
  await page.getByLabel(DOMAIN).check();
  const button = page.getByRole("button", { name: /^Require SSO for/ });
  await expect(button).toHaveText(/[1-9] (person|people)/);
  await button.click();
};

test.beforeAll(async ({ browser, world }) => {
  profile = world.organizations["Rules Ltd"]!.profile!.id;
  [rosa, otto, mia] = (await Promise.all([1, 2, 3].map(() => openVisitor(browser, world)))) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  await rosa.signInByPassword(`rosa@${DOMAIN}`, "/admin");
  await otto.signInByPassword(`otto@${DOMAIN}`, "/admin");
  await mia.signInByPassword(`mia@${DOMAIN}`);
});
test.afterAll(async () => {
  for (const { page } of [rosa, otto, mia]) await page.context().close();
});

test("A01 R1 A02 settings that were never tested block; the button leads to what is missing and changes nothing", async () => {
  const { page } = rosa;
  await page.goto(enforcePage());
  await expect(page.getByText("Not tested yet")).toBeVisible();
  await pressRequire(page);
  await expect(page.getByText("This is missing before SSO can be required")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement!.textContent)).toContain("This is missing before");
  expect(await wayOf(rosa, `mia@${DOMAIN}`)).toBe("password");
});

test("A01 R1 A03 a change after the passed test asks for a new one", async () => {
  const { page } = rosa;
  await testSignIn(rosa, `rosa@${DOMAIN}`);
  await page.goto(enforcePage());
  await expect(page.getByText("Tested by Rosa")).toBeVisible();
  await tolerate(page, "60");
  await confirm(page, "Publish these changes", "Publish", "I know that these settings are not tested");
  await expect(page.getByText("Changes that are not published yet")).toBeHidden();
  await page.goto(enforcePage());
  await expect(page.getByText("Settings changed since the test")).toBeVisible();
  await testSignIn(rosa, `rosa@${DOMAIN}`);
});

test("A01 R2 without proven emergency access it stays off; an owner stores codes and practises", async () => {
  const { page } = rosa;
  await pressRequire(page);
  await expect(page.getByText("This is missing before SSO can be required")).toBeVisible();
  await expect(page.getByText("Nobody has proved emergency access")).toBeVisible();
  expect(await wayOf(rosa, `mia@${DOMAIN}`)).toBe("password");
  await page.goto("/admin/access");
  await page.getByLabel("Add person").selectOption({ label: `Rosa (rosa@${DOMAIN})` });
  await page.getByRole("button", { name: "Give emergency access" }).click();
  await page.getByRole("button", { name: "Make 10 recovery codes" }).click();
  await page.getByLabel("I have stored them somewhere I can reach without SSO").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await practise(page, `rosa@${DOMAIN}`);
  await page.getByRole("button", { name: "I have signed in: note the drill" }).click();
  await expect(page.getByText("1 of 1 person ready")).toBeVisible();
});

test("A01 R4 A05 the last person with emergency access stays, and the page says why before and after", async () => {
  const { page } = rosa;
  await page.goto("/admin/access");
  await expect(page.getByText("The last person stays. Name somebody else first.")).toBeVisible();
  await confirm(page, "Remove emergency access of Rosa", "Remove emergency access");
  await expect(page.getByRole("alert").filter({ hasText: /last/ })).toBeVisible();
  await expect(page.getByText("1 of 1 person ready")).toBeVisible();
});

test("A01 R3 R8 who switches on stays out until the first SSO sign-in, and nobody is signed out", async ({
  newVisitor,
}) => {
  const { page } = otto;
  await page.goto(enforcePage());
  await page.getByLabel(DOMAIN).check();
  await expect(page.getByText("You stay exempt until you sign in with SSO once.")).toBeVisible();
  await expect(page.getByText("Nobody is signed out now.")).toBeVisible();
  await page.getByLabel("I’ve read the warnings").check();
  await page.getByRole("button", { name: /^Require SSO for/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SSO with Practice IdP is required");
  expect(await wayOf(otto, `mia@${DOMAIN}`)).toBe("sso");
  expect(await wayOf(otto, `otto@${DOMAIN}`)).toBe("password");
  for (const living of [rosa, otto, mia])
    expect(await living.session()).toMatchObject({ user: { by: "password" } });

  const again = await newVisitor();
  await again.openTile("Rules Ltd", `otto@${DOMAIN}`);
  await again.arrive();
  expect(await again.session()).toMatchObject({ user: { email: `otto@${DOMAIN}`, by: "sso" } });
  expect(await wayOf(otto, `otto@${DOMAIN}`)).toBe("sso");
});

test("A01 R5 a live profile is edited as a draft with its own test; a publication can be undone", async ({
  newVisitor,
}) => {
  const { page } = rosa;
  await tolerate(page, "120");
  await expect(page.getByText("People keep signing in with the current version")).toBeVisible();
  await confirm(page, "Publish these changes", "Publish");
  await expect(
    page.getByText("Test this draft first. A test counts only for exactly these settings."),
  ).toBeVisible();
  const during = await newVisitor();
  await during.typeAddress(`mia@${DOMAIN}`);
  await during.answerAtPractice(`mia@${DOMAIN}`);
  await during.arrive();

  await testSignIn(rosa, `rosa@${DOMAIN}`);
  await page.goto(`/admin/sso/${profile}`);
  await confirm(page, "Publish these changes", "Publish");
  await expect(page.getByRole("button", { name: "Publish these changes" })).toBeHidden();
  await confirm(page, "Bring back the earlier settings", "Bring back the earlier settings");
  await expect(page.getByText("The earlier settings are live again.")).toBeVisible();
  await page.goto(`/admin/sso/${profile}/configuration`);
  await expect(page.getByLabel("Allowed clock difference, in seconds")).toHaveValue("60");
});

test("A01 R6 A05 the last certificate and a required domain stay, with the reason as text", async () => {
  const { page } = rosa;
  await page.goto(`/admin/sso/${profile}/certificates`);
  await expect(page.getByText("Can’t be removed: it is the last valid one")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Remove the certificate/ })).toHaveCount(0);
  await page.goto("/admin/domains");
  await page.getByRole("button", { name: `Actions for ${DOMAIN}` }).click();
  await expect(
    page.getByText("Required for SSO in “Practice IdP”. Pause or change the profile first."),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto(`/admin/sso/${profile}`);
  await page.getByRole("button", { name: "Actions for Practice IdP" }).click();
  await expect(page.getByText(`Required for ${DOMAIN}. Stop requiring it first.`).first()).toBeVisible();
});

test("A01 R7 a pause wants a reason, has an end, opens the password and closes it again", async () => {
  const { page } = rosa;
  await page.goto(`${enforcePage()}#pause`);
  await page.getByLabel("1 hour").check();
  await page.getByLabel("Reason", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Pause SSO requirement" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
  await expect(page.getByLabel("Reason", { exact: true })).toHaveValue("short");
  await expect(page.getByLabel("1 hour")).toBeChecked();
  expect(await wayOf(rosa, `mia@${DOMAIN}`)).toBe("sso");
  await page.getByLabel("Reason", { exact: true }).fill("the provider is being moved");
  await page.getByRole("button", { name: "Pause SSO requirement" }).click();
  await expect(page.getByText(/It returns by itself/).first()).toBeVisible();
  expect(await wayOf(rosa, `mia@${DOMAIN}`)).toBe("password");
  await page.goto("/admin");
  await expect(page.getByText("The SSO requirement of Practice IdP is paused.")).toBeVisible();
  await page.getByRole("link", { name: "Resume it" }).click();
  await page.getByRole("button", { name: "Resume requirement" }).click();
  await expect(page.getByRole("button", { name: "Pause SSO requirement" })).toBeVisible();
  expect(await wayOf(rosa, `mia@${DOMAIN}`)).toBe("sso");
});

test("A01 R10 a lost domain hands no account over: neither password nor SSO, except for who stays out", async ({
  newVisitor,
  world,
}) => {
  changeRows(world, "update domains set lost_at = ? where name = ?", Date.now(), DOMAIN);
  const visitor = await newVisitor();
  await visitor.typeAddress(`mia@${DOMAIN}`);
  await visitor.typePassword();
  await expect(visitor.page.getByText("don’t match")).toBeVisible();
  expect(await visitor.session()).toBeNull();
  await visitor.openTile("Rules Ltd", `mia@${DOMAIN}`);
  await visitor.problem();
  expect(await visitor.session()).toBeNull();
  await visitor.page.goto("/login");
  await visitor.signInByPassword(`rosa@${DOMAIN}`, "/admin");
  await expect(visitor.page.getByText(`${DOMAIN} needs attention`).first()).toBeAttached();
  changeRows(world, "update domains set lost_at = null where name = ?", DOMAIN);
});

test("A01 R11 what is dangerous wants a sign-in of the last ten minutes, and until then changes nothing", async ({
  world,
}) => {
  const { page } = otto;
  changeRows(
    world,
    "update sessions set started_at = ? where user_id = (select id from users where email = ?)",
    Date.now() - 11 * 60_000,
    `otto@${DOMAIN}`,
  );
  await page.goto(`${enforcePage()}#pause`);
  await page.getByLabel("Reason", { exact: true }).fill("the provider is being moved");
  await page.getByRole("button", { name: "Pause SSO requirement" }).click();
  await expect(page.getByText("This needs a sign-in within the last 10 minutes.")).toBeVisible();
  await expect(page.getByLabel("Reason", { exact: true })).toHaveValue("the provider is being moved");
  expect(await wayOf(otto, `mia@${DOMAIN}`)).toBe("sso");
  await page.goto("/admin/users");
  await page.getByRole("switch", { name: "SSO required for Mia" }).first().click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Reason").fill("on leave without a phone");
  await dialog.getByRole("button", { name: "Make exempt" }).click();
  await expect(dialog.getByText("This needs a sign-in within the last 10 minutes.")).toBeVisible();
  expect(await wayOf(otto, `mia@${DOMAIN}`)).toBe("sso");
});

test("A01 R12 everything is on record: who, what, why and from where; refusals are not", async () => {
  const { page } = rosa;
  await page.goto("/admin/audit");
  const log = page.getByRole("table", { name: "Audit log" });
  const rows = await log.getByRole("row").allTextContents();
  const required = rows.filter((row) => /Otto.*required/i.test(row));
  expect(required.length, rows.join("\n")).toBeGreaterThan(0);
  const paused = rows.filter((row) => /Rosa paused/.test(row));
  expect(paused).toHaveLength(1);
  expect(paused[0]).toContain("SSO required → paused until");
  expect(paused[0]).toContain("the provider is being moved");
  expect(paused[0]).toMatch(/127\.0\.0\.1|::1/);
});
