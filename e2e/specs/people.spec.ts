// Who may come in, beside the list of users: organizations that are made, accounts made by SSO, other products' profiles,
// every way in tried, and lists of any length.

import { changeRows, readRows } from "../database";
import { expect, test, type Visitor, violations } from "../fixtures";
import type { World } from "../world";

const mailedLink = (world: World, recipient: string) => {
  const [mail] = readRows<{ text: string }>(
    world,
    "select text from outbox where recipient = ? order by created_at desc limit 1",
    recipient,
  );
  return /https?:\/\/\S+\/sign-up\/\S+/.exec(mail?.text ?? "")![0];
};

test("S2 a person proves their address by mail, makes an organization and owns it", async ({
  visitor,
  world,
}) => {
  const { page } = visitor;
  await page.goto("/sign-up");
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Organization").fill("Vandelay");
  await page.getByLabel("Your work email").fill("art@vandelay.test");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByText("We’ve sent a link to art@vandelay.test.")).toBeVisible();

  await page.goto(mailedLink(world, "art@vandelay.test"));
  await expect(page.getByRole("heading", { level: 1, name: "Create Vandelay" })).toBeVisible();
  await page.getByLabel("Your name").fill("Art Vandelay");
  await page.locator("input[type=password]").fill("seven quiet otters drumming");
  await page.getByRole("button", { name: "Create the organization" }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await visitor.typePassword("seven quiet otters drumming");
  await visitor.arrive();
  expect(await visitor.session()).toMatchObject({
    user: { email: "art@vandelay.test", organization: "Vandelay", role: "owner", by: "password" },
  });
});

test("S13 where the profile says so, an account is made at the first sign-in, with its role and no more", async ({
  visitor,
  newVisitor,
}) => {
  const first = await newVisitor();
  await first.typeAddress("first@newcomers.test");
  await first.answerAtPractice("first@newcomers.test");
  await first.arrive();
  expect(await first.session()).toMatchObject({
    user: { email: "first@newcomers.test", organization: "Newcomers", role: "member", by: "sso" },
  });
  await visitor.signInByPassword("nora@newcomers.test", "/admin/users");
  await visitor.page.goto("/admin/users?search=first@newcomers");
  await expect(visitor.page.getByRole("row").filter({ hasText: "first@newcomers.test" })).toContainText(
    "Member",
  );
});

test("S9 the page that tries every way in shows each as closed for a person under SSO", async ({
  visitor,
}) => {
  await visitor.signInByPassword("nora@newcomers.test", "/admin/sign-ins/doors");
  const { page } = visitor;
  await page.getByLabel("E-mail address").fill("ned@newcomers.test");
  await page.getByRole("button", { name: "Try every way in" }).click();
  await expect(page.getByText("Nothing goes round SSO for ned@newcomers.test")).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  expect(await rows.filter({ hasText: /Closed/ }).count()).toBeGreaterThan(5);
  expect(await violations(page)).toEqual([]);
});

test("S17 a profile of another product is neither shown nor usable", async ({ visitor, world }) => {
  const own = world.organizations.Newcomers!.profile!;
  const id = `JQ${"7".repeat(32)}`;
  const [row] = readRows<Record<string, unknown>>(world, "select * from sso_profiles where id = ?", own.id);
  const columns = Object.keys(row!);
  changeRows(
    world,
    `insert into sso_profiles (${columns.map((name) => `"${name}"`).join(", ")}) values (${columns.map(() => "?").join(", ")})`,
    ...Object.values({ ...row!, id, product: "another product", name: "Voice SSO" }),
  );
  await visitor.signInByPassword("nora@newcomers.test", "/admin/sso");
  const { page } = visitor;
  await expect(page.getByText("Practice IdP").first()).toBeVisible();
  await expect(page.getByText("Voice SSO")).toHaveCount(0);
  expect((await page.request.get(`/admin/sso/${id}`)).status()).toBe(404);
  const { pathname } = new URL(own.metadataUrl);
  expect((await page.request.get(pathname.replace(own.id, id))).status()).toBe(404);
  const acs = new URL(own.acsUrl).pathname.replace(own.id, id);
  const posted = await page.request.post(acs, { form: { SAMLResponse: "PHg+" }, maxRedirects: 0 });
  expect(posted.headers()["set-cookie"] ?? "").not.toContain("ticket");
  expect(posted.status() >= 300 && posted.status() < 500).toBe(true);
});

/** Milliseconds until something is painted, and how far it shifted afterwards; the best of three visits. */
async function paint({ page }: Visitor, path: string) {
  const visits: { first: number; shift: number }[] = [];
  for (let i = 0; i < 3; i++) {
    await page.goto(path, { waitUntil: "load" });
    visits.push(
      await page.evaluate(
        () =>
          new Promise<{ first: number; shift: number }>((done) => {
            let shift = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
            }).observe({ type: "layout-shift", buffered: true });
            requestIdleCallback(() => {
              const [first] = performance.getEntriesByName("first-contentful-paint");
              done({ first: first?.startTime ?? Number.POSITIVE_INFINITY, shift });
            });
          }),
      ),
    );
  }
  return {
    first: Math.min(...visits.map(({ first }) => first)),
    shift: Math.max(...visits.map(({ shift }) => shift)),
  };
}

test("A19 lists of 0, 1, 25 and 10,000 people are painted within a second and do not shift", async ({
  visitor,
  world,
}) => {
  test.slow();
  const { id } = world.organizations.Crowd!;
  changeRows(
    world,
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
     insert into users (id, organization_id, email, email_domain, name, search_text, role, status, operator, created_at)
     select 'UScrowd' || i, ?, 'p' || i || '@crowd.test', 'crowd.test', 'Person ' || i,
       'person ' || i || ' p' || i || '@crowd.test', case when i <= 25 then 'admin' else 'member' end, 'active', 0, ? from n`,
    id,
    Date.now(),
  );
  await visitor.signInByPassword("cora@crowd.test", "/admin/users");
  const { page } = visitor;
  const rows = page.getByRole("table").getByRole("row");
  for (const [query, shown] of [
    ["search=nobody-at-all", 0],
    ["role=owner", 1],
    ["role=admin", 25],
    ["", 25],
    ["size=100", 100],
  ] as const) {
    const { first, shift } = await paint(visitor, `/admin/users?${query}`);
    if (shown > 0) await expect(rows).toHaveCount(shown + 1);
    expect(first, query).toBeLessThan(1000);
    expect(shift, query).toBeLessThanOrEqual(0.1);
  }
  await expect(page.getByText("1,000+ people").first()).toBeVisible();
});
