// The pages of the door, for everybody: axe in light and dark, wide and narrow, and without JavaScript.
import { expect, test, type Visitor, violations } from "../fixtures";
import { PASSWORD } from "../world";

const PAGES: Readonly<Record<string, (visitor: Visitor) => Promise<unknown>>> = {
  login: ({ page }) => page.goto("/login"),
  "login with a problem": async ({ page }) => {
    await page.goto("/login");
    await page.getByLabel("E-mail", { exact: true }).fill("nobody");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("That is not an e-mail address.")).toBeVisible();
  },
  password: ({ page }) => page.goto("/login/password?email=ada%40umbrella.test"),
  forgot: ({ page }) => page.goto("/login/forgot"),
  emergency: ({ page }) => page.goto("/login/emergency"),
  "signed out": ({ page }) => page.goto("/login/signed-out"),
  problem: async (visitor) => {
    const { acsUrl } = visitor.world.organizations["Acme Corp"]!.profile!;
    const answer = await visitor.page.request.post(acsUrl, { form: { SAMLResponse: "PGE+PC9hPg==" } });
    await visitor.page.goto(answer.url());
  },
};

for (const colorScheme of ["light", "dark"] as const)
  for (const [name, open] of Object.entries(PAGES))
    test(`Q01 Q02 no accessibility rule is broken, ${colorScheme}: ${name}`, async ({ newVisitor }) => {
      const visitor = await newVisitor({ colorScheme });
      await open(visitor);
      await expect(visitor.page.locator("h1")).toHaveCount(1);
      expect(await violations(visitor.page)).toEqual([]);
    });

test("Q06 nothing scrolls sideways at 320 px", async ({ newVisitor }) => {
  const visitor = await newVisitor();
  await visitor.page.setViewportSize({ width: 320, height: 640 });
  for (const [name, open] of Object.entries(PAGES)) {
    await open(visitor);
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth), name).toBe(320);
  }
});

test("Q10 the pages of the door ask nobody else and write nothing to the console", async ({
  visitor,
  world,
}) => {
  const strange: string[] = [];
  visitor.page.on("request", (request) => {
    if (!request.url().startsWith(world.url) && !request.url().startsWith("data:"))
      strange.push(request.url());
  });
  visitor.page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") strange.push(message.text());
  });
  for (const open of Object.values(PAGES)) await open(visitor);
  expect(strange).toEqual([]);
});

test("Q11 without JavaScript a person signs in by single sign-on", async ({ newVisitor }) => {
  const visitor = await newVisitor({ javaScriptEnabled: false });
  await visitor.typeAddress("carol@globex.test", "/admin");
  await visitor.answerAtPractice("carol@globex.test");
  await visitor.page.getByRole("button", { name: "Continue to Doorward" }).click();
  await visitor.arrive("/admin");
  expect(await visitor.session()).toMatchObject({ user: { email: "carol@globex.test", by: "sso" } });
});

test("Q11 without JavaScript a person signs in with a password, and is told when it is wrong", async ({
  newVisitor,
}) => {
  const visitor = await newVisitor({ javaScriptEnabled: false });
  await visitor.typeAddress("ada@umbrella.test", "/admin/settings");
  await visitor.typePassword("a wrong password");
  await expect(visitor.page.getByText("don’t match")).toBeVisible();
  await visitor.typePassword(PASSWORD);
  await visitor.arrive("/admin/settings");
});

test("Q11 without JavaScript the problem page says everything", async ({ newVisitor }) => {
  const visitor = await newVisitor({ javaScriptEnabled: false });
  await PAGES.problem!(visitor);
  const { text, reference } = await visitor.problem();
  expect(text).toContain(reference);
  await expect(visitor.page.getByRole("link", { name: "Try again" })).toBeVisible();
});

test("L02 the password can be shown and pasted", async ({ visitor }) => {
  await visitor.page.goto("/login/password?email=ada%40umbrella.test");
  const field = visitor.page.getByLabel("Password", { exact: true });
  await expect(field).toHaveAttribute("autocomplete", "current-password");
  await expect(visitor.page.locator("input[autocomplete=username]")).toHaveValue("ada@umbrella.test");
  const show = visitor.page.getByRole("button", { name: /Show/ });
  await show.click();
  await expect(field).toHaveAttribute("type", "text");
  await expect(visitor.page.getByRole("button", { name: /Show|Hide/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});
