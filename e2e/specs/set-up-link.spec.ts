// The IT contact: no account, one profile's wizard, on a phone, with a link and its code.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, violations } from "../fixtures";
import { doorward } from "../product";
import { PASSWORD } from "../world";

test.beforeAll(async ({ world }) => {
  const file = join(world.folder, "set-up-link.json");
  const owner = { email: "olga@contact.test", name: "Olga", role: "owner", password: PASSWORD };
  const organizations = [{ name: "Contact Ltd", domains: [], users: [owner] }];
  writeFileSync(file, JSON.stringify({ organizations }));
  await doorward(world.env, "apply", file);
});

test("S4 an IT contact without an account sets the profile up, and reaches nothing else", async ({
  browser,
  newVisitor,
  world,
}) => {
  test.slow();
  const olga = await newVisitor();
  await olga.signInByPassword("olga@contact.test", "/admin/sso/start");
  await olga.page.getByRole("radio", { name: /SimpleSAMLphp/ }).check();
  await olga.page.getByRole("button", { name: "Start setting up" }).click();
  await olga.page.getByRole("link", { name: "Send a set-up link" }).click();
  await olga.page.getByLabel("E-mail address of your IT contact").fill("it@contractor.test");
  await olga.page.getByRole("button", { name: "Make the set-up link" }).click();
  await expect(olga.page.getByText("They are shown only now")).toBeVisible();
  const [link, code] = await olga.page.locator("code .select-all").allTextContents();

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  const heading = (text: string) => expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
  await page.goto(link!);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Code").fill("not the code");
  await page.getByRole("button", { name: "Open the set-up" }).click();
  await expect(page.getByText("That code is not right")).toBeVisible();
  await page.getByLabel("Code").fill(code!);
  await page.getByRole("button", { name: "Open the set-up" }).click();
  await heading("Give it our details");
  await expect(page.getByText("Invited by Olga")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto(`${link}/collect`);
  await page
    .locator("input[type=url][name=metadataUrl]")
    .fill(`${world.simpleSamlPhpUrl}/saml2/idp/metadata.php`);
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.getByRole("heading", { name: "What we understood" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  for (const closed of ["/admin", "/admin/sso", "/admin/users", "/account"]) {
    await page.goto(`${world.url}${closed}`);
    expect(new URL(page.url()).pathname).toBe("/login");
  }
  for (const absent of ["enforce", "domains"]) {
    await page.goto(`${link}/${absent}`);
    await heading("Choose your identity provider");
  }

  await page.goto(`${link}/finish`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Finish the set-up" }).click();
  await heading("All done");
  await page.goto(`${link}/collect`);
  await heading("All done");
  await context.close();
});
