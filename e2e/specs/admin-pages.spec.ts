// What every page of the Admin Center keeps: its title, its focus, its targets, and a quiet console.
import type { Page } from "@playwright/test";
import { expect, test, type Visitor } from "../fixtures";
import type { World } from "../world";

const profileOf = (world: World) => `/admin/sso/${world.organizations["Quality Ltd"]!.profile!.id}`;
const asOwner = async (visitor: Visitor): Promise<Page> => {
  await visitor.signInByPassword("quinn@quality.test", "/admin");
  return visitor.page;
};

test("Q02 each title names the screen, the organization and the product, and wizard steps differ", async ({
  visitor,
  world,
}) => {
  const page = await asOwner(visitor);
  const profile = profileOf(world);
  const seen = new Set<string>();
  for (const path of [
    "/admin",
    "/admin/domains",
    "/admin/sso",
    profile,
    `${profile}/configuration`,
    `${profile}/certificates`,
    `${profile}/test`,
    `${profile}/enforce`,
    `${profile}/setup/provider`,
    `${profile}/setup/create`,
    `${profile}/setup/collect`,
    "/admin/users",
    "/admin/access",
    "/admin/sign-ins",
    "/admin/audit",
    "/admin/settings",
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveTitle(/^.+ · Quality Ltd · Doorward$/);
    seen.add(await page.title());
  }
  expect(seen.size).toBe(16);
  await page.getByRole("link", { name: "Domains", exact: true }).first().click();
  await expect(page).toHaveTitle("Domains · Quality Ltd · Doorward");
});

test("WCAG 2.5.8 links that stand alone are at least 24 px high", async ({ visitor, world }) => {
  const page = await asOwner(visitor);
  for (const path of [
    "/admin",
    "/admin/domains",
    profileOf(world),
    `${profileOf(world)}/enforce`,
    "/admin/access",
  ]) {
    await page.goto(path);
    const low = await page.locator("main :is(a.link, button)").evaluateAll((targets) =>
      targets
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .map((target) => [target.textContent, Math.max(...[...target.getClientRects()].map((r) => r.height))])
        .filter(([, height]) => Number(height) < 24),
    );
    expect(low, path).toEqual([]);
  }
});

test("A18 focus goes to the heading of a domain that was added", async ({ visitor }) => {
  const page = await asOwner(visitor);
  await page.goto("/admin/domains?add=1");
  await page.getByLabel("Domain", { exact: true }).fill("focus-quality.test");
  await page.getByRole("button", { name: "Add domain" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("focus-quality.test");
  await expect(heading).toBeFocused();
});

test("Q10 people are opened from the list, again and again, without an error in the browser", async ({
  visitor,
}) => {
  const page = await asOwner(visitor);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  for (let round = 0; round < 12; round++) {
    await page.goto("/admin/users");
    const links = page.getByRole("table", { name: "Users" }).locator("a.link");
    await links.nth(round % (await links.count())).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Users");
    await page.goBack();
    await page
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Open" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Users");
  }
  expect(errors).toEqual([]);
});
