// The same `apply` file and the same logins on SQLite and on PostgreSQL, through the whole product.
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { request as anyone, type Browser } from "@playwright/test";
import { Client } from "pg";
import { expect, sessionOf, test, Visitor } from "../fixtures";
import { addresses } from "../idp/addresses";
import { RELATION, serve } from "../idp/simplesamlphp";
import { doorward, freePorts, startProduct } from "../product";
import { answerOf, deliver, words } from "../without-browser";
import { domainOf, type Profile, VARIANTS, type World } from "../world";

const SERVER = process.env.TEST_DATABASE_URL;
test.skip(!SERVER, "TEST_DATABASE_URL names no PostgreSQL server.");
test.describe.configure({ mode: "serial", timeout: 150_000 });

let product: ChildProcess | undefined;
let onPostgres: World;

test.beforeAll(async ({ world }) => {
  test.setTimeout(150_000);
  const port = await freePorts(2);
  const url = `http://localhost:${port}`;
  const env = { ...world.env, PORT: String(port), APP_URL: url, DATABASE_URL: await newDatabase() };
  product = await startProduct(env, join(world.folder, "postgres.log"));
  const { organizations } = await doorward<{
    organizations: ReadonlyArray<{ id: string; name: string; ssoProfiles: Profile[] }>;
  }>(env, "apply", join(world.folder, "world.json"));
  const of = organizations.map(
    ({ id, name, ssoProfiles }) => [name, { id, profile: ssoProfiles[0] ?? null }] as const,
  );
  const practiceUrl = `http://127.0.0.1:${port + 1}`;
  onPostgres = { ...world, env, url, practiceUrl, organizations: Object.fromEntries(of) };
  const relation = async (name: string, domain: string, speaks: object = {}) => ({
    ...RELATION,
    ...(await addresses(onPostgres.organizations[name]!.profile!)),
    ...speaks,
    domain,
  });
  serve(join(world.folder, "idp"), "postgres", [
    await relation("Acme Corp", "acme.test"),
    ...(await Promise.all(
      VARIANTS.map((variant) => relation(`Variant ${variant.name}`, domainOf(variant), variant.speaks)),
    )),
  ]);
});

test.afterAll(async () => {
  if (!product) return;
  const ended = new Promise((done) => product!.once("exit", done));
  product.kill();
  await ended;
});

for (const variant of VARIANTS)
  test(`SimpleSAMLphp, ${variant.name}: the two databases end alike`, async ({ world }) => {
    const profile = `Variant ${variant.name}`;
    const [sqlite, postgres] = await both(world, (each) => bySso(each, profile, `bob@${domainOf(variant)}`));
    expect(sqlite.user ?? sqlite.code).not.toBeNull();
    expect(postgres).toEqual(sqlite);
  });

test("an unknown person gets the same page and no session on both", async ({ world }) => {
  const [sqlite, postgres] = await both(world, (each) => bySso(each, "Acme Corp", "stranger@acme.test"));
  expect(sqlite.user).toBeNull();
  expect(postgres).toEqual(sqlite);
});

test("a password opens for who is exempt, and is not even asked for where SSO is required, on both", async ({
  browser,
  world,
}) => {
  const [sqlite, postgres] = await both(world, async (each) => ({
    exempt: await byPassword(browser, each, "robot@acme.test"),
    required: await whereTo(each, "bob@acme.test"),
    nobody: await whereTo(each, "nobody@acme.test"),
    elsewhere: await whereTo(each, "nobody@nowhere.test"),
  }));
  expect(sqlite.exempt).toMatchObject({ email: "robot@acme.test", by: "password" });
  expect(postgres).toEqual(sqlite);
});

/** A database of its own on the tests' server. */
async function newDatabase(): Promise<string> {
  const client = new Client({ connectionString: SERVER });
  await client.connect();
  const name = `doorward_e2e_${Date.now()}`;
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(SERVER!);
  url.pathname = `/${name}`;
  return url.href;
}

/** The same on each, one after the other. */
async function both<T>(world: World, on: (each: World) => Promise<T>): Promise<[T, T]> {
  return [await on(world), await on(onPostgres)];
}

/** Who is in, and the words of the page where it ended, without what differs by chance: references and moments. */
async function bySso(world: World, organization: string, email: string) {
  const request = await anyone.newContext({ baseURL: world.url });
  try {
    const { startUrl } = world.organizations[organization]!.profile!;
    const end = await deliver(request, await answerOf(request, startUrl, { email }));
    return { status: end.status(), user: await userOf(request, world), code: codeOf(await words(end)) };
  } finally {
    await request.dispose();
  }
}

async function byPassword(browser: Browser, world: World, email: string) {
  const context = await browser.newContext({ baseURL: world.url });
  try {
    const visitor = new Visitor(await context.newPage(), world);
    await visitor.signInByPassword(email, "/account");
    return await userOf(context.request, world);
  } finally {
    await context.close();
  }
}

/** What the decision says, with the profile by its organization instead of its ID. */
async function whereTo(world: World, email: string) {
  const request = await anyone.newContext({ baseURL: world.url });
  try {
    const answer = await request.post("/api/login/decision", { data: { email } });
    const { by, profileId } = (await answer.json()) as { by: string; profileId?: string };
    const profiles = Object.entries(world.organizations);
    const [organization] = profiles.find(([, { profile }]) => profileId && profile?.id === profileId) ?? [
      null,
    ];
    return { status: answer.status(), by, organization };
  } finally {
    await request.dispose();
  }
}

async function userOf(request: Parameters<typeof sessionOf>[0], world: World) {
  const session = await sessionOf(request, world);
  if (!session) return null;
  const { email, organization, role, by } = session.user;
  return { email, organization, role, by };
}

/** The fault code that a problem page names. */
const codeOf = (text: string) => /\b[A-Z]+(?:_[A-Z]+)+\b/.exec(text)?.[0] ?? null;
