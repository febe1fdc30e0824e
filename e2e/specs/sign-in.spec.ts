// Signing in by single sign-on with SimpleSAMLphp, in a browser, across two sites.
import { expect, test } from "../fixtures";
import { doorward } from "../product";

test("S6 an address on a required domain goes to the identity provider and comes back to the page first asked for", async ({
  visitor,
  world,
}) => {
  await visitor.page.goto("/admin/sign-ins?outcome=refused");
  await expect(visitor.page).toHaveURL(/\/login\?next=/);
  await visitor.page.getByLabel("E-mail", { exact: true }).fill("dana@acme.test");
  await visitor.page.getByRole("button", { name: "Continue", exact: true }).click();
  await visitor.answerAtSimpleSamlPhp("dana@acme.test");
  await visitor.arrive("/admin/sign-ins?outcome=refused");
  expect(await visitor.session()).toMatchObject({
    user: {
      email: "dana@acme.test",
      organizationId: world.organizations["Acme Corp"]!.id,
      organization: "Acme Corp",
      role: "admin",
      by: "sso",
    },
  });
});

test("S7 L11 a tile becomes a normal login: signed in through a fresh request of ours", async ({
  visitor,
  world,
}) => {
  const { entityId } = world.organizations["Acme Corp"]!.profile!;
  const tile = `${world.simpleSamlPhpUrl}/saml2/idp/SSOService.php?spentityid=${encodeURIComponent(entityId)}`;
  const started: string[] = [];
  visitor.page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/login")) started.push(request.url());
  });
  await visitor.page.goto(tile);
  await visitor.answerAtSimpleSamlPhp("bob@acme.test");
  await visitor.arrive();
  expect(await visitor.session()).toMatchObject({ user: { email: "bob@acme.test", by: "sso" } });
  expect(started.some((url) => url.includes("from=tile"))).toBe(true);
});

test("S7 a tile keeps the page that it names, and only a page of ours", async ({ newVisitor, world }) => {
  const { entityId } = world.organizations["Acme Corp"]!.profile!;
  for (const [relayState, path] of [
    ["/account?from=tile", "/account?from=tile"],
    ["https://evil.example/", undefined],
  ] as const) {
    const visitor = await newVisitor();
    const query = new URLSearchParams({ spentityid: entityId, RelayState: relayState });
    await visitor.page.goto(`${world.simpleSamlPhpUrl}/saml2/idp/SSOService.php?${query}`);
    await visitor.answerAtSimpleSamlPhp("erin@acme.test");
    await visitor.arrive(path);
    expect(new URL(visitor.page.url()).origin).toBe(world.url);
  }
});

test("S7 L11 the second answer within a minute that nobody asked for stops with a page, and makes no session", async ({
  visitor,
}) => {
  await visitor.openTile("Globex", "tess@globex.test", "unsolicited");
  const { text } = await visitor.problem();
  expect(text).toContain("UNSOLICITED_LOOP");
  expect(await visitor.session()).toBeNull();
});

test("S7 a tile of the practice identity provider signs in at once", async ({ visitor }) => {
  await visitor.openTile("Globex", "una@globex.test");
  await visitor.arrive();
  expect(await visitor.session()).toMatchObject({ user: { email: "una@globex.test", by: "sso" } });
});

test("S13 somebody whom the identity provider knows and Doorward does not gets a page that names the reason, and no account", async ({
  visitor,
  newVisitor,
  world,
}) => {
  await visitor.typeAddress("stranger@acme.test");
  await visitor.answerAtSimpleSamlPhp("stranger@acme.test");
  const { text, reference } = await visitor.problem();
  expect(text).toContain("USER_NOT_MANAGED");
  expect(text).toContain(reference);
  expect(await visitor.session()).toBeNull();

  const { users } = await doorward<{ users: { email: string }[] }>(
    world.env,
    ...["user", "list", "--organization", "Acme Corp"],
  );
  const emails = users.map(({ email }) => email);
  expect(emails).toContain("alice@acme.test");
  expect(emails).not.toContain("stranger@acme.test");

  // L16: the reference joins this page to the administrators' log; and they see the wish.
  const admin = await newVisitor();
  await admin.typeAddress("alice@acme.test", "/admin/sign-ins");
  await admin.answerAtSimpleSamlPhp("alice@acme.test");
  await admin.arrive("/admin/sign-ins");
  await admin.page.getByRole("textbox", { name: "Reference" }).fill(reference);
  await admin.page.getByRole("textbox", { name: "Reference" }).press("Enter");
  await expect(admin.page.getByRole("heading", { level: 1 })).toHaveText(`Sign-in ${reference}`);
  await expect(admin.page.getByText("stranger@acme.test").first()).toBeVisible();
  await admin.page.goto("/admin/users/wishes");
  await expect(admin.page.getByText("stranger@acme.test").first()).toBeVisible();
});

test("S13 trying again after being unknown asks again and changes nothing", async ({ visitor }) => {
  await visitor.openTile("Globex", "nobody@globex.test");
  await visitor.problem();
  await visitor.page.getByRole("link", { name: "Try again" }).click();
  await visitor.problem();
  expect(await visitor.session()).toBeNull();
});

test("an address on another organization’s domain is refused, whatever the signature says", async ({
  visitor,
}) => {
  await visitor.openTile("Globex", "alice@acme.test");
  const { text } = await visitor.problem();
  expect(text).toContain("DOMAIN_NOT_ALLOWED");
  expect(await visitor.session()).toBeNull();
});

test("L15 a signed-in person is asked before becoming another one", async ({ visitor }) => {
  await visitor.openTile("Globex", "vera@globex.test");
  await visitor.arrive();
  await visitor.openTile("Globex", "walt@globex.test");
  await expect(visitor.page.getByRole("heading", { name: "Switch account?" })).toBeVisible();
  expect(await visitor.session()).toMatchObject({ user: { email: "vera@globex.test" } });
  await visitor.page.getByRole("button", { name: "Switch to walt@globex.test" }).click();
  await visitor.arrive();
  expect(await visitor.session()).toMatchObject({ user: { email: "walt@globex.test" } });
});

test("signing out ends the session here and says that the identity provider may remember", async ({
  visitor,
}) => {
  await visitor.typeAddress("alice@acme.test", "/admin");
  await visitor.answerAtSimpleSamlPhp("alice@acme.test");
  await visitor.arrive("/admin");
  const cookies = await visitor.page.context().cookies();
  await visitor.page
    .getByRole("button", { name: /Sign out/ })
    .first()
    .click();
  await expect(visitor.page).toHaveURL(/\/login\/signed-out$/);
  expect(await visitor.session()).toBeNull();
  // The very cookie of before does not bring it back.
  await visitor.page.context().addCookies(cookies);
  expect(await visitor.session()).toBeNull();
});
