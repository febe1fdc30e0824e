import { expect, test } from "vitest";
import { DIALECTS, freshDatabase } from "../../db/testing";
import { parseEmail } from "../core/email";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { isFirstStartOpen, issueFirstStart, startInstallation } from "./first-start";

const NOW = new Date("2026-11-24T09:00:00Z");
const form = {
  organization: "Initech",
  name: "Peter",
  email: " Peter@Initech.test ",
  password: "stapler sandwich parade",
  ip: null,
};

test.each(DIALECTS)("the first start, once (%s)", async (dialect) => {
  const { database, dispose } = await freshDatabase(dialect);
  let now = NOW;
  const env = { appUrl: "https://sso.example.com" };
  const passwords = { hash: async (text: string) => `hash of ${text}`, matches: async () => false };
  const ports = { database, clock: () => now, env, passwords } as unknown as Parameters<
    typeof issueFirstStart
  >[0] &
    Parameters<typeof startInstallation>[0];
  const issue = async () => (await issueFirstStart(ports))!.replace("https://sso.example.com/first/", "");

  // Each start prints a new address, and the earlier ones end; so do old ones.
  const first = await issue();
  const secret = await issue();
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect([await isFirstStartOpen(ports, first), await isFirstStartOpen(ports, secret)]).toEqual([
    false,
    true,
  ]);
  now = new Date(NOW.getTime() + 25 * 3_600_000);
  expect(await isFirstStartOpen(ports, secret)).toBe(false);
  now = NOW;

  // What is wrong is said per field, and the address still works.
  const wrong = { ...form, secret, organization: " ", email: "peter", password: "short" };
  expect(await startInstallation(ports, wrong)).toEqual({
    refused: "invalid",
    problems: {
      organization: "Write the name of your organization.",
      email: "That is not an e-mail address.",
      password: expect.stringContaining("12 characters"),
    },
  });
  expect(await startInstallation(ports, { ...form, secret: first })).toEqual({ refused: "link-ended" });

  const started = await startInstallation(ports, { ...form, secret });
  expect(started).toMatchObject({ done: { email: "peter@initech.test" } });
  expect(await doorReads(ports).logins.findUserByEmail(parseEmail("peter@initech.test")!)).toMatchObject({
    role: "owner",
    status: "active",
    operator: true,
    passwordHash: "hash of stapler sandwich parade",
  });
  expect(await startInstallation(ports, { ...form, secret, email: "mallory@initech.test" })).toEqual({
    refused: "link-ended",
  });
  expect(await issueFirstStart(ports)).toBeNull();
  await dispose();
});

test("where there are people, no address is made and an open one does not work", async () => {
  const { database, dispose } = await freshDatabase("sqlite");
  const ports = { database, clock: () => NOW, env: { appUrl: "http://localhost:3000" } };
  const address = await issueFirstStart(ports as Parameters<typeof issueFirstStart>[0]);
  await testWorld(database);
  expect(await isFirstStartOpen(ports, address!.split("/first/")[1]!)).toBe(false);
  await dispose();
});
