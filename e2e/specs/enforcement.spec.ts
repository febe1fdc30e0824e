// One organization's way from passwords to required SSO and back, by its owner in the Admin Center, with people at work.
import type { Browser } from "@playwright/test";
import { confirm } from "../confirm";
import { expect, practise, test, Visitor } from "../fixtures";
import { PASSWORD, type World } from "../world";

test.describe.configure({ mode: "serial" });

let nina: Visitor;
let milton: Visitor;
let codes: string[] = [];
const enforcePage = (world: World) => `/admin/sso/${world.organizations.Initech!.profile!.id}/enforce`;

async function open(browser: Browser, world: World): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: world.url });
  return new Visitor(await context.newPage(), world);
}

test.beforeAll(async ({ browser, world }) => {
  nina = await open(browser, world);
  milton = await open(browser, world);
});
test.afterAll(async () => {
  await nina.page.context().close();
  await milton.page.context().close();
});

test("before it is required, everybody signs in with a password", async () => {
  await milton.signInByPassword("milton@initech.test");
  expect(await milton.session()).toMatchObject({ user: { email: "milton@initech.test", by: "password" } });
  await nina.signInByPassword("nina@initech.test", "/admin/access");
  expect(await nina.session()).toMatchObject({ user: { role: "owner", by: "password" } });
});

test("A02 without proven emergency access nothing is switched on, and the page says what is missing", async ({
  world,
}) => {
  await nina.page.goto(enforcePage(world));
  await nina.page.getByLabel("initech.test").check();
  await expect(nina.page.getByText("4 people must use Practice IdP at their next sign-in")).toBeVisible();
  await nina.page.getByRole("button", { name: "Require SSO for 4 people" }).click();
  await expect(nina.page.getByText("This is missing before SSO can be required")).toBeVisible();
  const answer = await nina.page.request.post("/api/login/decision", {
    data: { email: "milton@initech.test" },
  });
  expect(await answer.json()).toEqual({ by: "password" });
});

test("R2 an owner gets emergency access: named, codes stored, practised", async () => {
  const { page } = nina;
  await page.goto("/admin/access");
  await page.getByLabel("Add person").selectOption({ label: "Nina (nina@initech.test)" });
  await page.getByRole("button", { name: "Give emergency access" }).click();
  await page.getByRole("button", { name: "Make 10 recovery codes" }).click();
  await expect(page.getByText("You see them only now.")).toBeVisible();
  const shown = (await page.locator("main").textContent()) ?? "";
  codes = [...new Set(shown.match(/[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4})+/g))];
  expect(codes).toHaveLength(10);
  await page.getByLabel("I have stored them somewhere I can reach without SSO").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/10 recovery codes left$/)).toBeVisible();
  await practise(page, "nina@initech.test");
  await page.getByRole("button", { name: "I have signed in: note the drill" }).click();
  await expect(page.getByText("1 of 1 person ready")).toBeVisible();
});

test("S8 the owner requires SSO for a domain in the Admin Center", async ({ world }) => {
  const { page } = nina;
  await page.goto(enforcePage(world));
  await page.getByLabel("initech.test").check();
  const button = page.getByRole("button", { name: "Require SSO for 3 people" });
  await expect(button).toBeVisible();
  await page.getByLabel("I’ve read the warnings").check();
  await button.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SSO with Practice IdP is required");
  const answer = await page.request.post("/api/login/decision", { data: { email: "milton@initech.test" } });
  expect(await answer.json()).toMatchObject({ by: "sso" });
});

test("S10 a living session survives the switch", async () => {
  expect(await milton.session()).toMatchObject({ user: { email: "milton@initech.test", by: "password" } });
  await milton.page.goto("/");
  await expect(milton.page).not.toHaveURL(/\/login/);
});

test("S9 at the next login the password is closed and SSO is the way", async ({ newVisitor }) => {
  const again = await newVisitor();
  await again.page.goto("/login/password?email=milton%40initech.test");
  await again.typePassword();
  await expect(again.page.getByText("don’t match")).toBeVisible();
  expect(await again.session()).toBeNull();
  await again.typeAddress("milton@initech.test");
  await again.answerAtPractice("milton@initech.test");
  await again.arrive();
  expect(await again.session()).toMatchObject({ user: { email: "milton@initech.test", by: "sso" } });
});

test("S11 SSO is disabled for one person, who gets the password form again; the others do not", async ({
  newVisitor,
}) => {
  const { page } = nina;
  await page.goto("/admin/users");
  const toggle = page.getByRole("switch", { name: "SSO required for Samir" }).first();
  await expect(toggle).toHaveAttribute("aria-checked", "true");
  await toggle.click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Reason").fill("has no account at the provider yet");
  await dialog.getByRole("button", { name: "Make exempt" }).click();
  await expect(toggle).toHaveAttribute("aria-checked", "false");

  const samir = await newVisitor();
  await samir.typeAddress("samir@initech.test");
  await expect(samir.page).toHaveURL(/\/login\/password/);
  await samir.typePassword();
  await samir.arrive();
  expect(await samir.session()).toMatchObject({ user: { email: "samir@initech.test", by: "password" } });
  const other = await samir.page.request.post("/api/login/decision", {
    data: { email: "milton@initech.test" },
  });
  expect(await other.json()).toMatchObject({ by: "sso" });
});

test("S11 and enabled again: the next login is SSO", async ({ newVisitor }) => {
  const { page } = nina;
  await page.goto("/admin/users");
  const toggle = page.getByRole("switch", { name: "SSO required for Samir" }).first();
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-checked", "true");
  const samir = await newVisitor();
  await samir.typeAddress("samir@initech.test");
  await expect(samir.page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
});

test("R2 the emergency person comes in with password and recovery code, once for each code", async ({
  newVisitor,
}) => {
  const emergency = async () => {
    const visitor = await newVisitor();
    await visitor.page.goto("/login/emergency");
    await visitor.page.getByLabel("E-mail", { exact: true }).fill("nina@initech.test");
    await visitor.page.getByLabel("Recovery code").fill(codes[0]!);
    await visitor.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await visitor.page.getByRole("button", { name: "Sign in for an emergency" }).click();
    return visitor;
  };
  const first = await emergency();
  await first.arrive();
  expect(await first.session()).toMatchObject({ user: { email: "nina@initech.test", by: "emergency" } });
  const second = await emergency();
  await expect(second.page.getByText("don’t belong together")).toBeVisible();
  expect(await second.session()).toBeNull();
});

test("R7 pausing opens the password for the meantime, resuming closes it", async ({ newVisitor, world }) => {
  const { page } = nina;
  await page.goto(`${enforcePage(world)}#pause`);
  await page.getByLabel("Reason", { exact: true }).fill("the provider is being moved");
  await page.getByRole("button", { name: "Pause SSO requirement" }).click();
  await expect(page.getByRole("button", { name: "Resume requirement" })).toBeVisible();
  const during = await newVisitor();
  await during.signInByPassword("milton@initech.test");
  expect(await during.session()).toMatchObject({ user: { by: "password" } });
  await page.getByRole("button", { name: "Resume requirement" }).click();
  await expect(page.getByRole("button", { name: "Pause SSO requirement" })).toBeVisible();
  const after = await newVisitor();
  await after.typeAddress("milton@initech.test");
  await expect(after.page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
});

test("S8 releasing the domain gives the password back", async ({ newVisitor, world }) => {
  const { page } = nina;
  await page.goto(enforcePage(world));
  await page.getByText("Stop requiring SSO altogether").click();
  await confirm(page, "Stop requiring SSO", "Stop requiring SSO");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Require SSO with Practice IdP");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const visitor = await newVisitor();
  await visitor.signInByPassword("milton@initech.test");
  expect(await visitor.session()).toMatchObject({ user: { email: "milton@initech.test", by: "password" } });
});
