// What only a real browser shows: cookies across sites, history, tabs, origins, the content security policy.
import { expect, test, Visitor } from "../fixtures";
import { answerOf, deliver, words } from "../without-browser";

test("L05 only Lax cookies cross the sites, and the ACS answers 303", async ({ visitor, world }) => {
  const statuses: number[] = [];
  const sentToAcs: string[] = [];
  const set: string[] = [];
  visitor.page.on("response", async (response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin !== world.url) return;
    const header = await response.headerValues("set-cookie").catch(() => []);
    set.push(...header.flatMap((value) => value.split("\n")));
    if (!pathname.endsWith("/acs")) return;
    statuses.push(response.status());
    sentToAcs.push(
      (await response
        .request()
        .headerValue("cookie")
        .catch(() => null)) ?? "",
    );
  });
  await visitor.typeAddress("bob@acme.test", "/account");
  await visitor.answerAtSimpleSamlPhp("bob@acme.test");
  await visitor.arrive("/account");
  expect(await visitor.session()).toMatchObject({ user: { by: "sso" } });
  expect(statuses).toEqual([303]);
  expect(sentToAcs).toEqual([""]);
  expect(set.filter((cookie) => /samesite=none/i.test(cookie))).toEqual([]);
  for (const cookie of await visitor.page.context().cookies(world.url)) {
    expect(cookie.sameSite, cookie.name).toBe("Lax");
    if (cookie.name.includes("session")) expect(cookie.httpOnly).toBe(true);
  }
});

test("L07 a provider that keeps its origin back posts with Origin null, and it works", async ({
  visitor,
  world,
}) => {
  const origins: (string | null)[] = [];
  visitor.page.on("request", async (request) => {
    if (request.url().endsWith("/acs")) origins.push(await request.headerValue("origin"));
  });
  await visitor.typeAddress("ivan@globex.test");
  await visitor.answerAtPractice("ivan@globex.test");
  await visitor.arrive();
  expect(origins).toEqual(["null"]);
  expect(await visitor.session()).toMatchObject({ user: { email: "ivan@globex.test" } });
  expect(new URL(visitor.page.url()).origin).toBe(world.url);
});

test("L08 two tabs begin and finish in reverse order, and both end signed in", async ({ visitor }) => {
  const { page, world } = visitor;
  const other = await page.context().newPage();
  const second = new Visitor(other, world);
  await visitor.typeAddress("xena@globex.test", "/account?tab=1");
  await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await second.typeAddress("xena@globex.test", "/account?tab=2");
  await second.answerAtPractice("xena@globex.test");
  await second.arrive("/account?tab=2");
  await visitor.answerAtPractice("xena@globex.test");
  await visitor.arrive("/account?tab=1");
  expect(await visitor.session()).toMatchObject({ user: { email: "xena@globex.test" } });
});

test("L09 Back and reload after the login show the app or the login page, never an error", async ({
  visitor,
}) => {
  await visitor.page.goto("/login?next=%2Faccount");
  await visitor.page.getByLabel("E-mail", { exact: true }).fill("erin@acme.test");
  await visitor.page.getByRole("button", { name: "Continue", exact: true }).click();
  await visitor.answerAtSimpleSamlPhp("erin@acme.test");
  await visitor.arrive("/account");
  const reloaded = await visitor.page.reload();
  expect(reloaded!.status()).toBeLessThan(500);
  expect(await visitor.session()).toMatchObject({ user: { email: "erin@acme.test" } });
  for (let back = 0; back < 4; back++) {
    await visitor.page.goBack();
    await expect(visitor.page.locator("body")).not.toContainText(
      /We couldn’t sign you in|Application error|Confirm Form/,
    );
  }
  expect(await visitor.session()).toMatchObject({ user: { email: "erin@acme.test" } });
});

test("L09 an answer that is posted a second time by the person whom it signed in is no error", async ({
  visitor,
}) => {
  let posted: string | null = null;
  visitor.page.on("request", (request) => {
    if (request.url().endsWith("/acs")) posted = request.postData();
  });
  await visitor.typeAddress("yuri@globex.test", "/account");
  await visitor.answerAtPractice("yuri@globex.test");
  await visitor.arrive("/account");
  const { acsUrl } = visitor.world.organizations.Globex!.profile!;
  const fields = Object.fromEntries(new URLSearchParams(posted!));
  const again = await visitor.page.request.post(acsUrl, { form: fields });
  expect(again.url()).toBe(`${visitor.world.url}/account`);
  expect(await visitor.session()).toMatchObject({ user: { email: "yuri@globex.test" } });
});

test("L10 a captured answer posted from another browser is refused, used or not", async ({
  visitor,
  newVisitor,
}) => {
  const { startUrl } = visitor.world.organizations.Globex!.profile!;
  const answer = await answerOf(visitor.page.request, startUrl, { email: "zoe@globex.test" });
  const thief = await newVisitor();
  const early = await deliver(thief.page.request, answer);
  expect(early.url()).toMatch(/\/login\/problem\//);
  expect(await words(early)).toContain("BROWSER_MISMATCH");
  expect(await thief.session()).toBeNull();

  const late = await deliver(thief.page.request, answer);
  expect(await words(late)).toContain("RESPONSE_REPLAYED");
  expect(await thief.session()).toBeNull();
});

for (const next of [
  "//evil.example",
  "/\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/%2Fevil.example",
  "/login",
])
  test(`L12 the next page “${next}” is not followed`, async ({ visitor, world }) => {
    await visitor.signInByPassword("ben@umbrella.test", next);
    const { origin, pathname } = new URL(visitor.page.url());
    expect([origin, pathname]).toEqual([world.url, "/admin"]);
  });

test("L14 the content security policy lets the person through to the identity provider, and is never broken on the way", async ({
  visitor,
  world,
}) => {
  const broken: string[] = [];
  visitor.page.on("console", (message) => {
    if (/content security policy|refused to/i.test(message.text())) broken.push(message.text());
  });
  const policy = (await visitor.page.goto("/login"))!.headers()["content-security-policy"];
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
  await visitor.typeAddress("bob@acme.test", "/account");
  await visitor.answerAtSimpleSamlPhp("bob@acme.test");
  await visitor.arrive("/account");
  expect(broken).toEqual([]);
  expect(new URL(visitor.page.url()).origin).toBe(world.url);
});
