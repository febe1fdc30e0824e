// From an empty organization to "SSO required" with a real SimpleSAMLphp, following only the screens. Counted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { tellDns } from "../dns";
import { expect, test, Visitor, violations } from "../fixtures";
import { Hand } from "../hand";
import { IDP_PASSWORD, RELATION, serve } from "../idp/simplesamlphp";
import { PASSWORD, type WizardSlug, type World } from "../world";

const MOST_CLICKS = 25;
const MOST_FIELDS = 10;

const WAYS = [
  { name: "with a mouse", slug: "mouse", by: "mouse", use: {} },
  { name: "by keyboard alone", slug: "keys", by: "keyboard", use: {} },
  {
    name: "on a phone",
    slug: "phone",
    by: "mouse",
    use: { viewport: { width: 390, height: 844 }, hasTouch: true },
  },
  { name: "in dark mode", slug: "dark", by: "mouse", use: { colorScheme: "dark" } },
] as const;
const domainOf = (slug: WizardSlug) => `wizard-${slug}.test`;

// Each way has an organization of its own.
test.describe.configure({ mode: "parallel" });

for (const { name, slug, by, use } of WAYS) {
  test(`an owner goes from an empty organization to "SSO required" ${name}`, async ({ browser, world }) => {
    test.slow();
    const context = await browser.newContext({ baseURL: world.url, ...use });
    const page = await context.newPage();
    const owner = new Visitor(page, world);
    await owner.signInByPassword(`alice@${domainOf(slug)}`, "/admin");
    const hand = new Hand(page, by);
    const button = (label: string | RegExp) => page.getByRole("button", { name: label }).first();
    const link = (label: string | RegExp) =>
      page.getByRole("main").getByRole("link", { name: label }).first();
    const clean = async () => expect(by === "mouse" ? await violations(page) : []).toEqual([]);
    const heading = (text: string | RegExp) =>
      expect(page.getByRole("heading", { level: 1 })).toHaveText(text);

    // 1 The domain.
    await clean();
    await hand.press(link(/domain/i));
    await heading("Domains");
    await hand.type(page.getByLabel("Domain", { exact: true }), domainOf(slug));
    await heading(domainOf(slug));
    await clean();
    await publishRecord(page, world, slug);
    // Doorward looks by itself too: it may be quicker, or have looked just before, which asks for ten seconds of patience.
    const connect = link("Connect your identity provider");
    await expect(async () => {
      if (!(await connect.isVisible())) await hand.press(button("Check now"));
      await expect(connect).toBeVisible({ timeout: 11_000 });
    }).toPass({ timeout: 60_000 });
    await hand.press(connect);

    // 2 The provider.
    await heading("Set up single sign-on");
    await clean();
    if (by === "keyboard") await hand.type(page.getByLabel("Search"), "simple", false);
    await hand.tick(page.getByRole("radio", { name: /SimpleSAMLphp/ }));
    await hand.press(button("Start setting up"));

    // 3 Our details there: what the screen gives to copy is what its administrator enters.
    await heading("Give it our details");
    await clean();
    trust(world, slug, (await page.locator("pre").first().textContent()) ?? "");
    await hand.press(button(/^Next: send the email address/));
    await heading("Send the email address");
    await hand.press(button(/^Next: bring back its details/));

    // 4 Its details here.
    await heading("Bring back its details");
    await clean();
    const metadata = `${world.simpleSamlPhpUrl}/saml2/idp/metadata.php`;
    await hand.type(
      page.getByLabel("Metadata address", { exact: true }).and(page.locator("input[type=url]")),
      metadata,
    );
    await expect(page.getByRole("heading", { name: "What we understood" })).toBeVisible();
    await clean();
    await hand.press(button(/^Next: give people access/));
    await hand.press(button(/^Next: test/));

    // 5 The test, in its own tab.
    await heading("Test");
    const opening = context.waitForEvent("page");
    await hand.press(link("Test with my account"));
    const tab = await opening;
    const there = new Hand(tab, by);
    await there.type(tab.locator("input[name=username]"), `alice@${domainOf(slug)}`, false);
    await there.type(tab.locator("input[name=password]"), IDP_PASSWORD);
    await tab.waitForURL(/\/login\/tested\//);
    await page.bringToFront();
    await expect(page.getByRole("heading", { name: "It works" })).toBeVisible();
    await clean();
    await hand.press(button(/^Publish, then: pick domains/));

    // 6 Domains and the review, which asks for a way back first.
    await heading("Pick domains");
    await clean();
    await hand.press(button("Next: review and switch on"));
    await heading(/^Require SSO with/);
    await hand.press(page.locator('main a[href^="/admin/access"]').first());
    await hand.press(button("Give emergency access"));
    await hand.press(button("Make 10 recovery codes"));
    await hand.tick(page.getByLabel("I have stored them somewhere I can reach without SSO"));
    await hand.press(button(/^Save$/));
    // The practice: a sign-in in a private window, as on the bad day.
    const { origin } = new URL(page.url());
    const apart = await page.context().browser()!.newContext();
    const privately = new Hand(await apart.newPage(), by);
    await privately.page.goto(`${origin}/login`);
    await privately.type(privately.page.getByLabel("E-mail", { exact: true }), `alice@${domainOf(slug)}`);
    await privately.type(privately.page.getByLabel("Password", { exact: true }), PASSWORD);
    await privately.page.waitForURL(/\/admin/);
    await apart.close();
    hand.fields += privately.fields;
    await hand.press(button("I have signed in: note the drill"));
    await expect(page.getByText("1 of 1 person ready")).toBeVisible();
    // Whoever came from the review is led back to it.
    await hand.press(page.getByRole("link", { name: "Go on: require SSO" }));
    await heading(/^Require SSO with/);
    await hand.tick(page.getByLabel("I’ve read the warnings"));
    await hand.press(button(/^Require SSO for/));
    await heading(/is required$/);
    await clean();

    // 7 Somebody signs in through it.
    const other = await browser.newContext({ baseURL: world.url, ...use });
    const bob = new Visitor(await other.newPage(), world);
    const hers = new Hand(bob.page, by);
    await bob.page.goto("/login");
    await hers.type(bob.page.getByLabel("E-mail", { exact: true }), `bob@${domainOf(slug)}`);
    await hers.type(bob.page.locator("input[name=username]"), `bob@${domainOf(slug)}`, false);
    await hers.type(bob.page.locator("input[name=password]"), IDP_PASSWORD);
    await bob.arrive();
    expect(await bob.session()).toMatchObject({ user: { by: "sso", email: `bob@${domainOf(slug)}` } });

    const clicks = hand.clicks + there.clicks + hers.clicks;
    const fields = hand.fields + there.fields + hers.fields;
    console.log(`From empty to required ${name}: ${clicks} clicks, ${fields} fields typed or pasted.`);
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
    expect(fields).toBeLessThanOrEqual(MOST_FIELDS);
    await Promise.all([context.close(), other.close()]);
  });
}

test("what was typed survives an error, a reload and a second administrator's edit", async ({
  newVisitor,
}) => {
  const alice = await newVisitor();
  await alice.signInByPassword(`alice@${domainOf("shared")}`, "/admin/sso/start");
  await alice.page.getByRole("radio", { name: /^Okta/ }).check();
  await alice.page.getByRole("button", { name: "Start setting up" }).click();
  await expect(alice.page.getByRole("heading", { level: 1 })).toHaveText("Create the app");
  const collect = alice.page.url().replace(/[^/]+$/, "collect");

  const open = async (visitor: Visitor) => {
    await visitor.page.goto(collect);
    await visitor.page.getByRole("radio", { name: /Enter details myself/ }).check();
  };
  const issuer = (visitor: Visitor) => visitor.page.getByLabel("Issuer", { exact: true });
  const save = (visitor: Visitor) => visitor.page.getByRole("button", { name: "Save these details" }).click();
  const fill = async (visitor: Visitor, of: string, url: string, certificate: string) => {
    await issuer(visitor).fill(of);
    await visitor.page.getByLabel("Sign-in URL", { exact: true }).fill(url);
    await visitor.page.getByLabel("Signing certificate", { exact: true }).fill(certificate);
  };

  // An error: the message stands at its field, the input stays.
  await open(alice);
  await fill(alice, "https://idp.one.test", "ftp://wrong", "");
  await save(alice);
  await expect(alice.page.getByText("has to begin with https://").first()).toBeVisible();
  await expect(issuer(alice)).toHaveValue("https://idp.one.test");
  expect(await violations(alice.page)).toEqual([]);

  // A reload.
  await alice.page.reload();
  await alice.page.getByRole("radio", { name: /Enter details myself/ }).check();
  await expect(issuer(alice)).toHaveValue("https://idp.one.test");

  // A second administrator saves in between.
  const dana = await newVisitor();
  await dana.signInByPassword(`dana@${domainOf("shared")}`, "/admin/sso");
  await open(dana);
  const { firstCertificate } = certificateOf(dana.world);
  await fill(dana, "https://idp.two.test", "https://idp.two.test/sso", firstCertificate);
  await save(dana);
  await expect(dana.page.getByRole("heading", { name: "What we understood" })).toBeVisible();

  await fill(alice, "https://idp.one.test", "https://idp.one.test/sso", firstCertificate);
  await save(alice);
  await expect(alice.page.getByText(/Dana changed this while you had it open/)).toBeVisible();
  await expect(issuer(alice)).toHaveValue("https://idp.one.test");
  await expect(alice.page.getByText("https://idp.two.test", { exact: true }).first()).toBeVisible();
  await save(alice);
  await expect(alice.page.getByText("https://idp.one.test", { exact: true }).first()).toBeVisible();
});

test("A12 a private key is refused in words, and nowhere kept in the browser", async ({ newVisitor }) => {
  const alice = await newVisitor();
  await alice.signInByPassword(`alice@${domainOf("shared")}`, "/admin/sso/start");
  await alice.page.getByRole("radio", { name: /^Google/ }).check();
  await alice.page.getByRole("button", { name: "I have its metadata already: skip the guide" }).click();
  await expect(alice.page.getByRole("heading", { level: 1 })).toHaveText("Bring back its details");
  const xml = alice.page.getByLabel("Or paste the XML");
  await xml.fill("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
  await alice.page.getByRole("button", { name: "Read this metadata" }).click();
  const refused = alice.page.locator("main").getByRole("alert");
  await expect(refused).toContainText("That contains a private key. It was not kept.");
  await expect(xml).toHaveValue("");
  await expect(xml).toHaveAccessibleDescription(/That contains a private key/);
  expect(await alice.page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("PRIVATE KEY");
});

/** The record from the screen, into the DNS. */
async function publishRecord(page: Page, world: World, slug: WizardSlug): Promise<void> {
  const text = (await page.locator("main").textContent()) ?? "";
  const value = /doorward-domain-verification=[0-9a-f]{32}/.exec(text)?.[0];
  if (!value) throw new Error(`No record on the page: ${text.slice(0, 400)}`);
  const name = /(_[a-z-]+)\.wizard-/.exec(text)?.[1] ?? "_sso-challenge";
  await tellDns(world.dnsControlPort, {
    set: { name: `${name}.${domainOf(slug)}`, type: "TXT", data: [value] },
  });
}

/** What the guide's block says, as SimpleSAMLphp's administrator enters it. */
function trust(world: World, slug: WizardSlug, block: string): void {
  const entityId = /\$metadata\['([^']+)'\]/.exec(block)?.[1];
  const acsUrl = /'AssertionConsumerService' => '([^']+)'/.exec(block)?.[1];
  if (!entityId || !acsUrl) throw new Error(`No values in the block: ${block}`);
  const relation = { ...RELATION, entityId, acsUrl, domain: domainOf(slug) };
  serve(join(world.folder, "idp"), `wizard-${slug}`, [relation]);
}

const certificateOf = (world: World) => ({
  firstCertificate: readFileSync(join(world.folder, "idp", "cert", "idp1.crt"), "utf8"),
});
