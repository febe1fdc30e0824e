import { expect, test } from "vitest";
import { describeEachDialect, freshDatabase } from "../../db/testing";
import { DEMO_PEOPLE } from "../core/demo-people";
import { parseEmail } from "../core/email";
import { decideLogin } from "../core/login";
import type { Env } from "../runtime/env";
import type { Ports } from "../runtime/ports";
import { sealFor } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { isDemoWorld, seedDemoWorld } from "./demo-world";

const NOW = new Date("2026-11-24T09:00:00Z");
const portsAt = (database: Ports["database"], appUrl: string): Ports => ({
  database,
  clock: () => NOW,
  env: { appUrl, loopback: true, smtpUrl: null, demo: true } as Env,
  passwords: {
    hash: async (text) => `hash of ${text}`,
    matches: async (stored, text) => stored === `hash of ${text}`,
  },
  log: { info: () => undefined, error: () => undefined },
  seal: sealFor("a secret of tests that is long enough to be one", "at-rest"),
});

describeEachDialect("the demo world", (database) => {
  test("is planted once, follows its identity provider to another port, and is never planted over a real one", async () => {
    const ports = portsAt(database(), "http://localhost:3000");
    expect(await seedDemoWorld(ports)).toBeNull();
    const door = doorReads(ports);
    const ways = async () =>
      Object.fromEntries(
        await Promise.all(
          DEMO_PEOPLE.map(async ({ email }) => [
            email,
            decideLogin(await door.logins.facts(parseEmail(email)!, NOW)).by,
          ]),
        ),
      );
    const expected = {
      "alice@acme.test": "password",
      "dana@acme.test": "sso",
      "bob@acme.test": "sso",
      "erin@acme.test": "sso",
      "robot@acme.test": "password",
      "carol@globex.test": "password",
      "ivan@globex.test": "password",
    };
    expect(await ways()).toEqual(expected);
    const acme = (await door.installation.findOrganizationByName("Acme Corp"))!;
    const [alice] = await door.of(acme.id).enforcement.emergencyPeople(NOW);
    expect(alice?.readiness).toMatchObject({ ready: true });
    const trail = await door.of(acme.id).audit.page(100);
    // Its emergency access came first, so the operator's word had to stand in for nothing but the DNS and the test.
    expect(JSON.stringify(trail)).not.toContain("emergency access");

    expect(await seedDemoWorld(ports)).toBeNull();
    expect(await door.of(acme.id).audit.page(100)).toEqual(trail);
    expect(await isDemoWorld(ports)).toBe(true);

    expect(await seedDemoWorld(portsAt(database(), "http://localhost:3100"))).toBeNull();
    expect((await door.of(acme.id).profiles.list()).map(({ live }) => live?.signInUrl)).toEqual([
      `http://127.0.0.1:${Number(process.env.PORT || 3100) + 1}/sso`,
    ]);
    expect(await ways()).toEqual(expected);
  });
});

test("a database in use is refused, and nothing is written into it", async () => {
  const { database, dispose } = await freshDatabase("sqlite");
  await testWorld(database);
  expect(await seedDemoWorld(portsAt(database, "http://localhost:3000"))).toEqual({
    problem: "DATABASE_URL names a database that is in use and is no demo: choose an empty one.",
  });
  expect(await doorReads({ database }).installation.organizations()).toHaveLength(2);
  await dispose();
});
