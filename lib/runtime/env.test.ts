import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readEnv } from "./env";

const folder = mkdtempSync(join(tmpdir(), "doorward-env-"));
afterAll(() => rmSync(folder, { recursive: true }));
const SECRET = "a secret of tests that is long enough to be one";
const read = (given: Record<string, string>) =>
  readEnv({
    DATABASE_URL: `file:${folder}/x.db`,
    AUTH_SECRET: SECRET,
    ...given,
  } as unknown as NodeJS.ProcessEnv);

test.each([
  ["APP_URL", "sso.example.com"],
  ["APP_URL", "https://sso.example.com/path"],
  ["APP_URL", "ftp://sso.example.com"],
  ["APP_URL", "https://sso.example.com?"],
  ["APP_URL", "https://sso.example.com/#"],
  ["APP_URL", "http://sso.example.com"],
  ["APP_URL", "http://8.8.8.8:3000"],
  ["DATABASE_URL", "mysql://x"],
  ["AUTH_SECRET", "short"],
  ["SMTP_URL", "mail.example.com"],
  ["METRICS_TOKEN", "short"],
  ["METRICS_TOKEN", "two words that are long enough"],
  ["DNS_SERVERS", "1.1.1.1:99999"],
  ["DNS_SERVERS", "a_b/c"],
  ["DNS_SERVERS", "[1.1.1.1]:53"],
  ["TRUSTED_PROXIES", "999.1.1.1/99"],
  ["TRUSTED_PROXIES", "10.0.0.0/"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["TRUSTED_PROXIES", ":::::"],
])("%s=%s stops the start with one sentence that names it", (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name}[^\n]*[.]$`));
});

test.each([
  "http://localhost:3000",
  "http://127.0.0.1:4123",
  "http://[::1]:3000",
  "http://sso.acme.test",
  "http://doorward.localhost:3000",
  "http://doorward:3000",
  "http://10.1.2.3:3000",
  "http://sso.corp.internal",
])("plain http is taken where no public name is: %s", (origin) => {
  expect(read({ APP_URL: origin }).appUrl).toBe(origin);
});

test("what is right is taken", () => {
  const env = read({
    APP_URL: "https://sso.example.com",
    DNS_SERVERS: "127.0.0.1:5353, [::1]:53, ns1.example.com",
    TRUSTED_PROXIES: "loopback, 10.0.0.0/8, fd00::/8, 192.0.2.1",
  });
  expect(env.dnsServers).toHaveLength(3);
  expect(env.trustedProxies).toHaveLength(4);
});

test("a kept secret that is empty or cut is not used", () => {
  writeFileSync(join(folder, "auth-secret"), "");
  expect(() => read({ AUTH_SECRET: "" })).toThrow(/^AUTH_SECRET is kept in .* damaged/);
  rmSync(join(folder, "auth-secret"));
  mkdirSync(join(folder, "auth-secret"));
  expect(() => read({ AUTH_SECRET: "" })).toThrow(/^AUTH_SECRET is kept in .* cannot be read: [^\n]*\.$/);
  rmSync(join(folder, "auth-secret"), { recursive: true });
  const made = read({ AUTH_SECRET: "" }).authSecret;
  expect(made).toHaveLength(64);
  expect(read({ AUTH_SECRET: "" }).authSecret).toBe(made);
});
