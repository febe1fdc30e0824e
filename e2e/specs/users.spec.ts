// Managed users (S11, S12, S13, S14) and what stands around them: invitations, the account, import and export.
import { expect, test, type Visitor, violations } from "../fixtures";
import { PASSWORD } from "../world";

const bySso = async (visitor: Visitor, email: string, next: string) => {
  await visitor.typeAddress(email, next);
  await visitor.answerAtPractice(email);
  await visitor.arrive(next);
};
const switchOf = ({ page }: Visitor, name: string) =>
  page.getByRole("switch", { name: `SSO required for ${name}` });
const list = (visitor: Visitor, search = "") => visitor.page.goto(`/admin/users?search=${search}`);

test("S11 A14 SSO is switched off and on for one person by keyboard, and the next sign-in follows", async ({
  visitor,
  newVisitor,
}) => {
  await bySso(visitor, "gavin@piper.test", "/admin/users");
  const { page } = visitor;
  const tom = switchOf(visitor, "Tom Reed");
  await expect(tom).toHaveAttribute("aria-checked", "true");
  await tom.focus();
  await page.keyboard.press("Space");
  const dialog = page.getByRole("alertdialog", { name: "Let Tom Reed sign in without SSO?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  // A17: Esc leaves everything as it was, and focus returns to the switch.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(tom).toBeFocused();
  await expect(tom).toHaveAttribute("aria-checked", "true");

  await page.keyboard.press("Space");
  await dialog.getByLabel("Reason").fill("short");
  await dialog.getByRole("button", { name: "Make exempt" }).click();
  await expect(dialog.getByRole("alert")).toContainText("at least 10 characters");
  await expect(dialog.getByLabel("Reason")).toHaveValue("short");
  await dialog.getByLabel("Reason").fill("on leave without a phone");
  await dialog.getByRole("button", { name: "Make exempt" }).click();
  await expect(dialog).toBeHidden();
  await expect(tom).toHaveAttribute("aria-checked", "false");

  const exempt = await newVisitor();
  await exempt.typeAddress("tom@piper.test", "/account");
  await exempt.typePassword();
  await exempt.arrive("/account");
  await expect(exempt.page.getByText("on leave without a phone")).toBeVisible();

  await tom.focus();
  await page.keyboard.press("Space");
  await expect(tom).toHaveAttribute("aria-checked", "true");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tom).toHaveAttribute("aria-checked", "false");
  await tom.focus();
  await page.keyboard.press("Space");
  await expect(tom).toHaveAttribute("aria-checked", "true");

  const again = await newVisitor();
  await again.typeAddress("tom@piper.test");
  await expect(again.page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
});

test("A14 a failed save moves nothing, says what still holds and offers to try again", async ({
  visitor,
}) => {
  await bySso(visitor, "gavin@piper.test", "/admin/users?search=uma");
  const { page } = visitor;
  const uma = switchOf(visitor, "Uma");
  await page.route("**/admin/users*", (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 500, body: "" }) : route.continue(),
  );
  await uma.click();
  await page.getByLabel("Reason").fill("a reason that is long enough");
  await page.getByRole("button", { name: "Make exempt" }).click();
  await expect(page.locator("#live-alert")).toContainText(
    "Couldn’t save. Uma still signs in with Practice IdP.",
  );
  await expect(uma).toHaveAttribute("aria-checked", "true");
  await page.unroute("**/admin/users*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(uma).toHaveAttribute("aria-checked", "false");
  await uma.click();
  await expect(uma).toHaveAttribute("aria-checked", "true");
});

test("S12 A16 the list has a caption, finds, filters, pages and names each row's menu", async ({
  visitor,
}) => {
  await bySso(visitor, "hanna@piper.test", "/admin/users");
  const { page } = visitor;
  await expect(page.getByRole("table", { name: "Users" }).getByRole("row")).toHaveCount(8);
  await expect(page.getByRole("columnheader", { name: "SSO required" })).toHaveAttribute("scope", "col");
  await page.getByLabel("Search name or e-mail").fill("reed");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/search=reed/);
  await expect(page.getByRole("status").filter({ hasText: "1 person" })).toBeVisible();
  await page.getByRole("button", { name: "Actions for Tom Reed" }).click();
  await expect(page.getByRole("menuitem", { name: "Suspend…" })).toBeVisible();
  await page.keyboard.press("Escape");
  await list(visitor, "nobody-at-all");
  await expect(page.getByText("Nobody matches “nobody-at-all”.")).toBeVisible();
  await page.goto("/admin/users?outside=1");
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await page.getByText("why?").click();
  await expect(page.getByText("SSO works only for addresses on your verified domains")).toBeVisible();
});

test("A15 a bulk change names each person who was not changed", async ({ visitor }) => {
  await bySso(visitor, "hanna@piper.test", "/admin/users");
  const { page } = visitor;
  for (const name of ["Vic", "Gavin"]) await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  await expect(page.getByText("2 people selected")).toBeVisible();
  await page.getByRole("button", { name: "Suspend…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Suspend 2 people" }).click();
  await expect(page.locator("#content").getByText("1 changed, 1 not.")).toBeVisible();
  await expect(page.getByText("Gavin (gavin@piper.test): Only owners can do this.")).toBeVisible();
  await list(visitor, "vic");
  await page.getByRole("button", { name: "Actions for Vic" }).click();
  await page.getByRole("menuitem", { name: "Restore…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("table").getByText("Suspended")).toHaveCount(0);
});

test("S12 an invited person on a required domain sees no password form; one outside sets a password without JavaScript", async ({
  visitor,
  newVisitor,
}) => {
  await bySso(visitor, "gavin@piper.test", "/admin/users/invite");
  const { page } = visitor;
  await page.getByLabel("Addresses").fill("new@piper.test, Ana Silva <ana@elsewhere.test>, nobody");
  await expect(page.getByText("1 (new@piper.test) will sign in with Practice IdP")).toBeVisible();
  await page.getByRole("button", { name: "Invite people" }).click();
  await expect(page.getByText("nobody is not an e-mail address")).toBeVisible();
  const links = (await page.getByRole("figure").locator("pre").textContent()) ?? "";
  const linkOf = (email: string) => new RegExp(`${email}\\t(\\S+)`).exec(links)![1]!;

  const invited = await newVisitor();
  await invited.page.goto(linkOf("new@piper.test"));
  await expect(invited.page.locator("input[type=password]")).toHaveCount(0);
  await invited.page.getByRole("link", { name: "Sign in with Practice IdP" }).click();
  await invited.answerAtPractice("new@piper.test");
  await invited.arrive();
  expect(await invited.session()).toMatchObject({ user: { email: "new@piper.test", by: "sso" } });

  const outside = await newVisitor({ javaScriptEnabled: false });
  await outside.page.goto(linkOf("ana@elsewhere.test"));
  await outside.page.locator("#password").fill("short");
  await outside.page.getByRole("button", { name: "Join Piper" }).click();
  await expect(outside.page.getByText("Use at least 12 characters.")).toBeVisible();
  await outside.page.locator("#password").fill("seven quiet otters drumming");
  await outside.page.getByRole("button", { name: "Join Piper" }).click();
  await outside.arrive();
  expect(await outside.session()).toMatchObject({ user: { email: "ana@elsewhere.test", by: "password" } });
  await outside.page.goto(linkOf("ana@elsewhere.test"));
  await expect(outside.page.getByRole("heading", { name: "This invitation no longer works" })).toBeVisible();
});

test("S13 an unknown person with a valid sign-in gets no account, and is a wish for the administrators", async ({
  visitor,
  newVisitor,
}) => {
  const stranger = await newVisitor();
  await stranger.typeAddress("stranger@piper.test");
  await stranger.answerAtPractice("stranger@piper.test");
  await stranger.problem();
  expect(await stranger.session()).toBeNull();
  await bySso(visitor, "gavin@piper.test", "/admin/users/wishes");
  await expect(visitor.page.getByRole("rowheader", { name: "stranger@piper.test" })).toBeVisible();
  await visitor.page.getByRole("link", { name: "Invite stranger@piper.test" }).click();
  await expect(visitor.page.getByLabel("Addresses")).toHaveValue("stranger@piper.test");
});

test("S14 roles are managed on a person's page, and the last owner stays", async ({
  visitor,
  newVisitor,
}) => {
  test.slow();
  await bySso(visitor, "gavin@piper.test", "/admin/users?search=uma");
  const { page } = visitor;
  await page.getByRole("link", { name: "Uma" }).click();
  await page.getByRole("combobox", { name: "Role" }).selectOption("admin");
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("Saved. They were told by mail.")).toBeVisible();
  const uma = await newVisitor();
  await bySso(uma, "uma@piper.test", "/admin");
  expect(await uma.session()).toMatchObject({ user: { role: "admin" } });
  await uma.page.goto("/admin/users?search=gavin");
  await uma.page.getByRole("link", { name: "Gavin" }).click();
  await expect(uma.page.getByText("Only owners can change an owner.")).toBeVisible();

  await list(visitor, "gavin");
  await page.getByRole("link", { name: "Gavin" }).click();
  await page.getByRole("combobox", { name: "Role" }).selectOption("member");
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("This is the last owner.")).toBeVisible();
});

test("S12 the import says first what will happen, does that, and the export shows it", async ({
  visitor,
}) => {
  await bySso(visitor, "gavin@piper.test", "/admin/users/import");
  const { page } = visitor;
  await page
    .getByLabel("Or paste it")
    .fill("email,name,role\nzed@piper.test,Zed,member\nwill@piper.test,William,\nnobody,,");
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByText("1 will be added, 1 changed, 1 skipped.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Invite 1 person and change 1 person" }).click();
  await expect(page.getByText("The import is done")).toBeVisible();
  const csv = await (await page.request.get("/admin/users/export?search=piper")).text();
  expect(csv).toContain('"will@piper.test","William","member","active","sso"');
  expect(csv).toContain('"zed@piper.test","Zed","member","invited","invited"');
});

test("S9 a person under SSO has no password in the account; an exempt one changes it and ends sessions", async ({
  visitor,
  newVisitor,
}) => {
  test.slow();
  await bySso(visitor, "will@piper.test", "/account");
  await expect(visitor.page.getByText("You don’t have a password here.")).toBeVisible();
  await expect(visitor.page.locator("input[type=password]")).toHaveCount(0);
  const guest = await newVisitor();
  await guest.signInByPassword("guest@partner.test", "/account");
  const other = await newVisitor();
  await other.signInByPassword("guest@partner.test", "/account");
  const { page } = guest;
  await page.reload();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("1 session", { exact: true })).toBeVisible();
  expect(await other.session()).toBeNull();
  await page.getByLabel("Present password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("New password", { exact: true }).fill("seven quiet otters drumming");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`Q01 Q06 no accessibility rule is broken on the pages of people, ${colorScheme}, nor sideways scrolling on a phone`, async ({
    newVisitor,
  }) => {
    test.slow();
    const visitor = await newVisitor({ colorScheme });
    const { page } = visitor;
    await bySso(visitor, "gavin@piper.test", "/admin/users");
    const user = (await page.getByRole("link", { name: "Tom Reed" }).getAttribute("href"))!;
    const states: Readonly<Record<string, () => Promise<unknown>>> = {
      list: () => page.goto("/admin/users"),
      "no match": () => page.goto("/admin/users?search=nobody-at-all"),
      selected: async () => {
        await page.goto("/admin/users");
        await page.getByRole("checkbox", { name: "Select Tom Reed" }).check();
        await expect(page.getByText("1 person selected")).toBeVisible();
      },
      "dialog open": async () => {
        await page.goto("/admin/users");
        await switchOf(visitor, "Tom Reed").click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
      "menu open": async () => {
        await page.goto("/admin/users");
        await page.getByRole("button", { name: "Actions for Tom Reed" }).click();
        await expect(page.getByRole("menu")).toBeVisible();
      },
      person: () => page.goto(user),
      invite: () => page.goto("/admin/users/invite"),
      wishes: () => page.goto("/admin/users/wishes"),
      import: () => page.goto("/admin/users/import"),
      account: () => page.goto("/account"),
      "ended invitation": () => page.goto("/invite/nothing"),
      "ended reset": () => page.goto("/reset/nothing"),
    };
    for (const [name, open] of Object.entries(states)) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await open();
      expect(await violations(page), name).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(390);
    }
  });
