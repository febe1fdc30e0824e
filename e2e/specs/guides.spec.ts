// A08 and A10: the guide of every identity provider, step by step, with the values of one draft profile.

import type { ProfileId } from "../../lib/core/ids";
import { serviceProviderOf } from "../../lib/core/sso-profile";
import { GUIDES, type GuideItem, guideItems, wizardSteps } from "../../lib/guides/guides";
import { changeRows } from "../database";
import { expect, test, type Visitor } from "../fixtures";

test.describe.configure({ mode: "serial" });

let gina: Visitor;
let base = "";
test.beforeAll(async ({ browser, world }) => {
  const { Visitor } = await import("../fixtures");
  const context = await browser.newContext({ baseURL: world.url });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: world.url });
  gina = new Visitor(await context.newPage(), world);
});
test.afterAll(async () => gina.page.context().close());

test("S19 before anything begins the page says what is needed, who, and how long it takes", async () => {
  const { page } = gina;
  await gina.signInByPassword("gina@guides.test", "/admin/sso/start");
  await expect(page.getByText("about 30 minutes", { exact: true })).toBeVisible();
  for (const need of [
    "A domain that you can prove",
    "An administrator of your identity provider",
    "Two accounts to test with",
    "A way back, before SSO is required",
  ])
    await expect(page.getByRole("list", { name: "What you need" }).getByText(need)).toBeVisible();
  await expect(page.getByText("Nothing changes for your people until you require SSO")).toBeVisible();
});

test("A10 each step moves focus to its title, and the list of steps marks it", async () => {
  const { page } = gina;
  const title = page.getByRole("heading", { level: 1 });
  const current = page.getByRole("navigation", { name: "Set-up steps" }).locator('[aria-current="step"]');
  await page.getByRole("radio", { name: /^Okta/ }).check();
  await page.getByRole("button", { name: "Start setting up" }).click();
  await expect(title).toHaveText("Create the app");
  base = new URL(page.url()).pathname.replace(/\/[^/]+$/, "");
  for (let steps = 0; steps < 3; steps++) {
    const shown = (await title.textContent())!;
    await expect(title).toBeFocused();
    await expect(current.filter({ visible: true })).toHaveCount(1);
    await expect(current.filter({ visible: true })).toContainText(shown);
    await page.getByRole("button", { name: /^Next: / }).click();
    await expect(title).not.toHaveText(shown);
  }
  await expect(title).toBeFocused();
});

for (const guide of GUIDES)
  test(`A08 ${guide.name}: every step is whole, and each copy button carries its field's name and exact value`, async ({
    world,
  }) => {
    const { page } = gina;
    const profileId = /JQ[0-9a-f]{32}/.exec(base)![0] as ProfileId;
    changeRows(world, "update sso_profiles set provider = ? where id = ?", guide.id, profileId);
    const values = { ...serviceProviderOf(world.url, profileId), organization: "Guides Ltd", profileId };
    for (const { id, title } of wizardSteps(guide)) {
      const expected = guideItems(guide, id, values).flatMap(copied);
      if (expected.length === 0) {
        const answer = await page.request.get(`${base}/${id}`);
        const html = await answer.text();
        expect([answer.status(), html.includes(title), html.includes("{{")], id).toEqual([200, true, false]);
        continue;
      }
      await page.goto(`${base}/${id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      expect(await page.content()).not.toContain("{{");
      const buttons = page.locator('main ol li button[aria-label^="Copy "]');
      const found: [string, string][] = [];
      for (const button of await buttons.all()) {
        const name = (await button.getAttribute("aria-label"))!;
        await expect(async () => {
          await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
          await button.click();
          await expect(button).toContainText("Copied");
        }).toPass();
        found.push([name, await page.evaluate(() => navigator.clipboard.readText())]);
      }
      expect(found, id).toEqual(expected);
    }
  });

/** What an instruction gives to copy: the button's name, and what has to be on the clipboard. */
function copied({ paste = [], codeBlock, command }: GuideItem): [string, string][] {
  return [
    ...paste.map(({ field, value }): [string, string] => [`Copy ${field}`, value]),
    ...(codeBlock ? [["Copy Configuration", codeBlock] as [string, string]] : []),
    ...(command ? [["Copy Command", command] as [string, string]] : []),
  ];
}
