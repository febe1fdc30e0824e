// Whatever arrives at the edge gets one clear sentence and the right status, never a 500.
import { expect, test } from "../fixtures";
import { words } from "../without-browser";

const UNKNOWN = `JQ${"0".repeat(32)}`;

test("a GET on the ACS leads to the login page", async ({ request, world }) => {
  const answer = await request.get(world.organizations["Acme Corp"]!.profile!.acsUrl, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([303, "/login"]);
});

test("5 MB posted to the ACS are refused with one page", async ({ request, world }) => {
  const answer = await request.post(world.organizations["Acme Corp"]!.profile!.acsUrl, {
    form: { SAMLResponse: "A".repeat(5 * 1024 * 1024) },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(413);
  expect(await words(answer)).toContain("too large");
});

test("a post that is no form, or holds no response, or holds two, is answered in words", async ({
  request,
  world,
}) => {
  const { acsUrl } = world.organizations["Acme Corp"]!.profile!;
  const json = await request.post(acsUrl, { data: { SAMLResponse: "x" }, maxRedirects: 0 });
  expect(json.status()).toBe(415);
  expect(await words(json)).toContain("HTTP-POST");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const empty = await request.post(acsUrl, { data: "RelayState=x", headers });
  expect(new URL(empty.url()).pathname).toBe("/login");
  const two = await request.post(acsUrl, {
    data: "SAMLResponse=PGE%2BPC9hPg%3D%3D&SAMLResponse=PGE%2BPC9hPg%3D%3D",
    headers,
  });
  expect(new URL(two.url()).pathname).toMatch(/^\/login\/problem\//);
});

for (const [what, response, code] of [
  ["no base64", "%%%", "RESPONSE_NOT_BASE64"],
  ["no XML", Buffer.from("hello").toString("base64"), "XML_MALFORMED"],
  ["another document", Buffer.from("<a/>").toString("base64"), "SHAPE_UNEXPECTED"],
  [
    "a DOCTYPE",
    Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>').toString("base64"),
    "XML_FORBIDDEN",
  ],
] as const)
  test(`a response that is ${what} ends on the problem page with a reference`, async ({ request, world }) => {
    const answer = await request.post(world.organizations["Acme Corp"]!.profile!.acsUrl, {
      form: { SAMLResponse: response },
    });
    expect(new URL(answer.url()).pathname).toMatch(/^\/login\/problem\/[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(answer.status()).toBe(200);
    const text = await words(answer);
    expect(text).toContain(code);
    expect(text).not.toContain("root:");
  });

for (const id of [UNKNOWN, "JQ1", `JB${"0".repeat(32)}`])
  test(`an unknown profile (${id}) is said plainly with 404, at each of its addresses`, async ({
    request,
    world,
  }) => {
    const base = `${world.url}/saml/${encodeURIComponent(id)}`;
    for (const answer of [
      await request.get(`${base}/login`, { maxRedirects: 0 }),
      await request.get(`${base}/metadata`, { maxRedirects: 0 }),
      await request.post(`${base}/acs`, { form: { SAMLResponse: "PGEvPg==" }, maxRedirects: 0 }),
    ]) {
      expect(answer.status(), answer.url()).toBe(404);
      expect((await words(answer)).length).toBeGreaterThan(20);
    }
  });

for (const [path, status, title] of [
  ["/login/problem/0000-0000", 404, "We don’t know this reference"],
  ["/login/tested/0000-0000", 404, "We don’t know this test"],
  ["/first/nothing", 410, "This address has ended"],
  ["/setup/nothing", 410, "This link no longer works"],
  ["/reset/nothing", 410, "This link no longer works"],
  ["/invite/nothing", 410, "This invitation no longer works"],
  ["/sign-up/nothing", 410, "This link has ended"],
] as const)
  test(`${path} answers ${status}, in words that need no JavaScript`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(status);
    expect(await words(answer)).toContain(title);
  });

test("a method that an address does not have is 405, with what it allows", async ({ request, world }) => {
  const { acsUrl, metadataUrl, startUrl } = world.organizations["Acme Corp"]!.profile!;
  for (const [method, url, allow] of [
    ["PUT", acsUrl, "GET, POST"],
    ["DELETE", acsUrl, "GET, POST"],
    ["POST", startUrl, "GET"],
    ["POST", metadataUrl, "GET"],
    ["GET", `${world.url}/api/login/decision`, "POST"],
  ] as const) {
    const answer = await request.fetch(url, { method });
    expect([answer.status(), answer.headers().allow], `${method} ${url}`).toEqual([405, allow]);
    expect(await words(answer)).toContain("This address");
  }
});

test("a question of 5 MB about an address is too large", async ({ request }) => {
  const answer = await request.post("/api/login/decision", { data: { email: "a".repeat(5 * 1024 * 1024) } });
  expect(answer.status()).toBe(413);
});

test("the numbers are for this machine, and not for what a proxy lets through", async ({ request }) => {
  const here = await request.get("/metrics");
  expect([here.status(), await here.text()]).toEqual([
    200,
    expect.stringContaining("doorward_mails_waiting"),
  ]);
  for (const [name, value] of [
    ["x-forwarded-for", "203.0.113.7"],
    ["authorization", "Bearer wrong"],
  ] as const) {
    const answer = await request.get("/metrics", { headers: { [name]: value } });
    expect(answer.status()).toBe(401);
    expect(await answer.text()).toContain("METRICS_TOKEN");
  }
});

test("next-auth's own pages lead to ours", async ({ request }) => {
  for (const page of ["signin", "signout", "error", "verify-request", "signin/ticket"]) {
    const answer = await request.get(`/api/auth/${page}`);
    expect([page, new URL(answer.url()).pathname]).toEqual([page, "/login"]);
  }
});

test("our metadata is valid, names our addresses and both certificates", async ({ request, world }) => {
  const { metadataUrl, entityId, acsUrl } = world.organizations["Acme Corp"]!.profile!;
  const answer = await request.get(metadataUrl);
  expect(answer.headers()["content-type"]).toContain("application/samlmetadata+xml");
  const xml = await answer.text();
  expect(entityId).toBe(metadataUrl);
  expect(xml).toContain(`entityID="${entityId}"`);
  expect(xml).toContain(`Location="${acsUrl}"`);
  expect(xml).toMatch(/validUntil="\d{4}-/);
  for (const use of ["signing", "encryption"]) expect(xml).toContain(`KeyDescriptor use="${use}"`);
});

test("it says that it lives and is ready", async ({ request }) => {
  for (const path of ["/api/health/live", "/api/health/ready"])
    expect((await request.get(path)).status(), path).toBe(200);
});
