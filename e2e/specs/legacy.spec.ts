// A legacy profile: attached and given over by the operator on the command line, then in the owners' hands.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { request as anyone } from "@playwright/test";
import { confirm } from "../confirm";
import { expect, sessionOf, test, Visitor } from "../fixtures";
import { RELATION, type Relation, serve } from "../idp/simplesamlphp";
import { doorward } from "../product";
import { answerOf, deliver, words } from "../without-browser";
import type { World } from "../world";

test.describe.configure({ mode: "serial" });

interface Attached {
  readonly id: string;
  readonly acsUrl: string;
  readonly entityId: string;
}

let alice: Visitor;
let legacy: Attached;

test.beforeAll(async ({ browser, world }) => {
  alice = new Visitor(await (await browser.newContext({ baseURL: world.url })).newPage(), world);
});
test.afterAll(async () => {
  await alice.page.context().close();
});

/** What SimpleSAMLphp does for this profile from now on. */
function speak(world: World, key: Relation["key"]): void {
  const { acsUrl, entityId } = legacy;
  serve(join(world.folder, "idp"), "legacy", [{ ...RELATION, acsUrl, entityId, key, domain: "hooli.test" }]);
}

/** Signs bob in; answers by what, or the words of the page where it ended. */
async function signIn(world: World): Promise<string> {
  const request = await anyone.newContext({ baseURL: world.url });
  try {
    const start = `${world.url}/saml/${legacy.id}/login`;
    const end = await deliver(request, await answerOf(request, start, { email: "bob@hooli.test" }));
    return (await sessionOf(request, world))?.user.by ?? (await words(end));
  } finally {
    await request.dispose();
  }
}

/** The test of the edited settings, in a tab of its own; SimpleSAMLphp remembers alice. */
async function passTest(): Promise<void> {
  const { page } = alice;
  await page.goto(`/admin/sso/${legacy.id}/test`);
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: /Test (again )?with my account/ }).click();
  const tab = await opened;
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("The test passed");
  await tab.close();
}

test("S16 the operator attaches an SSO that was set up by hand: people sign in with it, the Admin Center does not show it", async ({
  world,
}) => {
  const both = readFileSync(join(world.folder, "idp", "idp-metadata.xml"), "utf8");
  const first = readFileSync(join(world.folder, "idp", "cert", "idp1.crt"), "utf8").replace(
    /-----[^-]+-----|\s/g,
    "",
  );
  const metadata = join(world.folder, "legacy.xml");
  writeFileSync(
    metadata,
    both.replace(/<md:KeyDescriptor\b[\s\S]*?<\/md:KeyDescriptor>/g, (key) =>
      key.replace(/\s/g, "").includes(first) ? key : "",
    ),
  );
  legacy = await doorward<Attached>(
    world.env,
    ...["legacy", "attach", "--organization", "Hooli", "--name", "Old SSO", "--metadata", metadata],
    ...["--enforce", "hooli.test"],
  );
  expect(legacy.id).toMatch(/^JB[0-9a-f]{32}$/);
  speak(world, 1);
  await alice.typeAddress("alice@hooli.test", "/admin/sso");
  await alice.answerAtSimpleSamlPhp("alice@hooli.test");
  await alice.arrive("/admin/sso");
  expect(await alice.session()).toMatchObject({ user: { email: "alice@hooli.test", by: "sso" } });
  await expect(alice.page.getByText("No SSO profiles yet.")).toBeVisible();
  expect((await alice.page.request.get(`/admin/sso/${legacy.id}`)).status()).toBe(404);
});

test("S17 nobody else sees it either", async ({ newVisitor }) => {
  const ada = await newVisitor();
  await ada.signInByPassword("ada@umbrella.test", "/admin/sso");
  expect((await ada.page.request.get(`/admin/sso/${legacy.id}`)).status()).toBe(404);
});

test("S16 the operator activates it by somebody who uses it: now it is in the Admin Center", async ({
  world,
}) => {
  const activated = await doorward<{ id: string }>(
    world.env,
    ...["legacy", "activate", "--organization", "Hooli", "--user", "bob@hooli.test"],
  );
  expect(activated.id).toBe(legacy.id);
  await alice.page.goto(`/admin/sso/${legacy.id}`);
  await expect(alice.page.getByRole("heading", { level: 1 })).toContainText("Old SSO");
});

test("S15 its owner adds a second certificate, and sign-in works with either", async ({ world }) => {
  const { page } = alice;
  await page.goto(`/admin/sso/${legacy.id}/certificates`);
  const second = readFileSync(join(world.folder, "idp", "cert", "idp2.crt"), "utf8");
  await page.getByLabel("Signing certificate").fill(second);
  await page.getByRole("button", { name: "Add certificate" }).click();
  await expect(page.getByText("Trusted once you publish.")).toBeVisible();

  await passTest();

  await page.goto(`/admin/sso/${legacy.id}/certificates`);
  await confirm(page, "Publish these changes", "Publish");
  await expect(page.getByText("Trusted once you publish.")).toBeHidden();
  for (const key of [2, 1] as const) {
    speak(world, key);
    expect(await signIn(world), `key ${key}`).toBe("sso");
  }
});

test("S15 a removed certificate is trusted no more", async ({ world }) => {
  const { page } = alice;
  speak(world, 2);
  await page.goto(`/admin/sso/${legacy.id}/certificates`);
  await page.getByRole("button", { name: /^Remove the certificate .*simplesamlphp-1/ }).click();
  await expect(page.getByText("Removed once you publish.")).toBeVisible();
  await passTest();
  await page.goto(`/admin/sso/${legacy.id}/certificates`);
  await confirm(page, "Publish these changes", "Publish");
  await expect(page.getByText("Removed once you publish.")).toBeHidden();
  expect(await signIn(world)).toBe("sso");
  speak(world, 1);
  expect(await signIn(world)).toContain("CERTIFICATE_UNKNOWN");
});
