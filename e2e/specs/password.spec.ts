// Signing in with a password, and every door that enforcement closes (S9, S11).
import { expect, test } from "../fixtures";
import { PASSWORD } from "../world";

const NO_MATCH = "That e-mail address and password don’t match.";

test("S11 an exempt person on a required domain gets the password form and signs in", async ({
  visitor,
  world,
}) => {
  await visitor.typeAddress("robot@acme.test", "/account");
  await expect(visitor.page).toHaveURL(/\/login\/password\?/);
  await visitor.typePassword();
  await visitor.arrive("/account");
  expect(await visitor.session()).toMatchObject({
    user: {
      email: "robot@acme.test",
      organizationId: world.organizations["Acme Corp"]!.id,
      role: "member",
      by: "password",
    },
  });
});

test("S11 an exempt person may use single sign-on all the same", async ({ visitor }) => {
  await visitor.openTile("Globex", "greta@globex.test");
  await visitor.arrive();
  expect(await visitor.session()).toMatchObject({ user: { email: "greta@globex.test", by: "sso" } });
});

test("people without single sign-on sign in with a password", async ({ visitor }) => {
  await visitor.signInByPassword("ada@umbrella.test", "/admin");
  expect(await visitor.session()).toMatchObject({
    user: { email: "ada@umbrella.test", organization: "Umbrella", role: "owner", by: "password" },
  });
});

test("S1 the organization has an ID, shown on its dashboard with a copy button, the same in the session", async ({
  visitor,
  world,
}) => {
  const { id } = world.organizations.Umbrella!;
  expect(id).toMatch(/^OR[0-9a-f]{32}$/);
  await visitor.signInByPassword("ada@umbrella.test", "/admin");
  await expect(visitor.page.getByText(id, { exact: true })).toBeVisible();
  await expect(visitor.page.getByRole("button", { name: "Copy Organization ID" })).toBeVisible();
  expect(await visitor.session()).toMatchObject({ user: { organizationId: id } });
});

test("S9 the right password of a person who must use SSO opens nothing, and is answered like a wrong one", async ({
  visitor,
}) => {
  const said: string[] = [];
  for (const [email, password] of [
    ["bob@acme.test", PASSWORD],
    ["bob@acme.test", "a wrong password"],
    ["nobody@acme.test", PASSWORD],
    ["nobody@umbrella.test", PASSWORD],
    ["chloe@umbrella.test", "a wrong password"],
  ] as const) {
    await visitor.page.goto(`/login/password?email=${encodeURIComponent(email)}`);
    await visitor.typePassword(password);
    await expect(visitor.page.getByText(NO_MATCH)).toBeVisible();
    expect(await visitor.session()).toBeNull();
    said.push(((await visitor.page.locator("main").textContent()) ?? "").replaceAll(email, "…"));
  }
  expect(new Set(said).size).toBe(1);
});

test("S9 “Use a password instead” leads everybody to the same form", async ({ visitor }) => {
  for (const email of ["bob@acme.test", "robot@acme.test", "nobody@acme.test"]) {
    await visitor.page.goto("/login");
    await visitor.page.getByLabel("E-mail", { exact: true }).fill(email);
    await visitor.page.getByRole("button", { name: "Use a password instead" }).click();
    await expect(visitor.page.getByLabel("Password", { exact: true })).toBeVisible();
  }
});

test("S9 the emergency page does not let a person in who was not named, even with the right password", async ({
  visitor,
}) => {
  await visitor.page.goto("/login/emergency");
  await visitor.page.getByLabel("E-mail", { exact: true }).fill("alice@acme.test");
  await visitor.page.getByLabel("Recovery code").fill("AAAA-BBBB-CCCC");
  await visitor.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await visitor.page.getByRole("button", { name: "Sign in for an emergency" }).click();
  await expect(visitor.page.getByText("don’t belong together")).toBeVisible();
  expect(await visitor.session()).toBeNull();
});

test("S9 no endpoint of next-auth takes a password", async ({ request, world }) => {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  for (const provider of ["ticket", "credentials", "password", "email"]) {
    await request.post(`/api/auth/callback/${provider}`, {
      form: { csrfToken, email: "bob@acme.test", username: "bob@acme.test", password: PASSWORD, ticket: "x" },
      maxRedirects: 0,
    });
    expect(await (await request.get(`${world.url}/api/auth/session`)).json(), provider).toBeNull();
  }
});

test("L04 asking for a reset is answered the same for everybody, and makes nothing for nobody", async ({
  visitor,
}) => {
  const said = new Set<string>();
  for (const email of [
    "chloe@umbrella.test",
    "bob@acme.test",
    "nobody@umbrella.test",
    "nobody@nowhere.test",
  ]) {
    await visitor.page.goto("/login/forgot");
    await visitor.page.getByLabel("E-mail", { exact: true }).fill(email);
    await visitor.page.getByRole("button", { name: "Send the link" }).click();
    await expect(visitor.page.getByText("If that address can reset a password")).toBeVisible();
    said.add(((await visitor.page.locator("main").textContent()) ?? "").replaceAll(email, "…"));
  }
  expect(said.size).toBe(1);
});

test("what is not an address is said, and stays typed", async ({ visitor }) => {
  await visitor.page.goto("/login");
  await visitor.page.getByLabel("E-mail", { exact: true }).fill("bob at acme");
  await visitor.page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(visitor.page.getByText("That is not an e-mail address.")).toBeVisible();
  await expect(visitor.page.getByLabel("E-mail", { exact: true })).toHaveValue("bob at acme");
});

test("POST /api/login/decision says which way an address signs in, and no more", async ({
  request,
  world,
}) => {
  const ask = async (email: unknown) => {
    const answer = await request.post("/api/login/decision", { data: { email } });
    return [answer.status(), await answer.json()];
  };
  const { id, startUrl } = world.organizations["Acme Corp"]!.profile!;
  const sso = [200, { by: "sso", profileId: id, startUrl }];
  expect(await ask("bob@acme.test")).toEqual(sso);
  expect(await ask("nobody@acme.test")).toEqual(sso);
  expect(await ask("robot@acme.test")).toEqual([200, { by: "password" }]);
  expect(await ask("nobody@nowhere.test")).toEqual([200, { by: "password" }]);
  expect(await ask(7)).toEqual([400, { error: expect.stringContaining("e-mail address") }]);
});
