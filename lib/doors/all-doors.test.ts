import { describe, expect, test } from "vitest";
import { read, sources } from "../../app/testing/read-surface";
import { ENDS_IN_SESSION } from "../../app/testing/surface";
import type { Database } from "../../db/database";
import { describeEachDialect } from "../../db/testing";
import { parseEmail } from "../core/email";
import type { ExemptionId } from "../core/ids";
import { requestReset } from "../login/request-reset";
import { serviceProviderKeys } from "../login/service-provider-keys";
import { VISITOR } from "../login/testing/sso-world";
import { newId } from "../runtime/secrets";
import { type TestWorld, testWorld } from "../runtime/testing/test-world";
import { DOORS, type DoorAnswer, tryAllDoors } from "./all-doors";
import { DRIVES, idpKeys } from "./testing/drives";

const EVERY = DOORS.map(({ name }) => name);
/** What a person with a password has. */
const PASSWORD_WAYS = [
  "password",
  "second-factor",
  "second-factor-set-up",
  "passkey",
  "added-passkey",
  "changed-password",
  "decision",
  "reset-request",
  "reset-link",
  "invitation-link",
  "set-password-link",
  "old-ticket",
];
const openOf = (answers: readonly DoorAnswer[]) =>
  answers.filter(({ closed }) => !closed).map(({ door }) => door);

const mustUse = (world: TestWorld, more = {}) =>
  world.requireSso(world.domain, { der: idpKeys.der, fingerprint: idpKeys.fingerprint, ...more });
const exempt = (world: TestWorld, user = world.bob) =>
  world.change(({ exemptions }, at) =>
    exemptions.start({
      id: newId<ExemptionId>("exemption"),
      userId: user.id,
      kind: "given",
      reason: "a contractor for some weeks",
      startedAt: at,
      startedBy: world.alice.id,
      until: null,
    }),
  );
const tried = (world: TestWorld, email = world.bob.email) =>
  tryAllDoors(world.ports, { email: parseEmail(email)! });

describeEachDialect("every way in, tried for one address", (database) => {
  const planted = () => testWorld(database());
  test("S9 for a person who must use SSO every door is closed, and each says the rule that closes it", async () => {
    const world = await planted();
    await mustUse(world);
    const answers = await tried(world);
    expect(answers.map(({ door }) => door)).toEqual(EVERY);
    expect(openOf(answers)).toEqual([]);
    for (const { door, by, because } of answers) {
      expect(by, door).toBeNull();
      expect(because, door).toMatch(/^[A-Z].{10,}\.$/);
    }
    expect(answers[0]!.because).toBe(
      `SSO is required for ${world.domain}, and nothing leaves this person out.`,
    );
  });

  test("S11 for an exempt person exactly the doors of a password are open", async () => {
    const world = await planted();
    await mustUse(world);
    await exempt(world);
    const answers = await tried(world);
    expect(openOf(answers)).toEqual(PASSWORD_WAYS);
    expect(new Set(answers.map(({ by }) => by))).toEqual(new Set(["password", null]));
    expect(answers[0]!.because).toBe("An exemption is in force, so the password works.");
  });

  test("emergency access opens the same doors and the recovery code, as emergency sessions", async () => {
    const world = await planted();
    await mustUse(world);
    await world.change(({ users }, at) => users.change(world.alice.id, { emergencySince: at }));
    const answers = await tried(world, world.alice.email);
    const open = openOf(answers);
    expect([...open].sort()).toEqual([...PASSWORD_WAYS, "recovery-code", "address-away"].sort());
    expect(answers.find(({ door }) => door === "recovery-code")!.by).toBe("emergency");
  });

  test("nothing is open for a suspended person, for a lost domain, and for a profile that is off", async () => {
    for (const change of [
      (world: TestWorld) => world.change(({ users }) => users.change(world.bob.id, { status: "suspended" })),
      (world: TestWorld, of: Awaited<ReturnType<typeof mustUse>>) =>
        world.change(({ domains }, at) => domains.change(of.domainId, { lostAt: at })),
      (world: TestWorld, of: Awaited<ReturnType<typeof mustUse>>) =>
        world.change(({ profiles }) => profiles.change(of.profileId, { on: false })),
    ]) {
      const world = await planted();
      const made = await mustUse(world);
      await change(world, made);
      expect(openOf(await tried(world))).toEqual([]);
    }
  });

  test("where nothing is required, or the requirement is paused, the password works as before", async () => {
    const world = await planted();
    expect(openOf(await tried(world))).toEqual(PASSWORD_WAYS);
    const { profileId } = await mustUse(world);
    await world.change(({ profiles }, at) => profiles.change(profileId, { pausedAt: at }));
    expect(openOf(await tried(world))).toEqual([...PASSWORD_WAYS, "address-onto"]);
  });

  test("an address that nobody has opens nothing on a domain that requires SSO, and sign-up elsewhere", async () => {
    const world = await planted();
    await mustUse(world);
    expect(openOf(await tried(world, `nobody@${world.domain}`))).toEqual([]);
    expect(openOf(await tried(world, `nobody@new-${world.domain}`))).toEqual(["sign-up", "sign-up-link"]);
  });

  test("a profile that accepts responses nobody asked for lets SSO itself in, and nothing else", async () => {
    const world = await planted();
    await mustUse(world, { acceptUnsolicited: true });
    const answers = await tried(world);
    expect(openOf(answers)).toEqual(["unsolicited"]);
    expect(answers.find(({ door }) => door === "unsolicited")!.by).toBe("sso");
  });

  test("an admin cannot move out of SSO alone; an owner can, and it is said", async () => {
    const world = await planted();
    await mustUse(world);
    expect(openOf(await tried(world, world.dana.email))).toEqual([]);
    expect(openOf(await tried(world, world.alice.email))).toEqual(["address-away"]);
  });

  test("trying leaves no trace: no row of any table is added, changed or gone, however often", async () => {
    const world = await planted();
    await mustUse(world);
    await exempt(world, world.dana);
    await serviceProviderKeys(world.ports);
    const before = await everything(database());
    for (const email of [world.bob.email, world.dana.email, world.alice.email]) await tried(world, email);
    await tried(world);
    expect(await everything(database())).toEqual(before);
  });

  test("what was counted or limited for the address before does not stand for an answer", async () => {
    const world = await planted();
    for (let i = 0; i < 6; i++) await DRIVES["reset-request"]!(world).then((go) => go());
    const asked = { email: parseEmail(world.bob.email)!, visitor: VISITOR };
    expect(await requestReset(world.ports, asked)).toMatchObject({ wait: expect.any(Number) });
    expect(openOf(await tried(world))).toEqual(PASSWORD_WAYS);
  });
});

describeEachDialect("what it says is what the product does, to the very end", (database) => {
  const STANDINGS = ["required", "exempt"] as const;
  type Standing = (typeof STANDINGS)[number];
  const said = new Map<Standing, Promise<readonly DoorAnswer[]>>();
  const become = async (world: TestWorld, standing: Standing) => {
    await mustUse(world);
    if (standing === "exempt") await exempt(world);
  };
  const sayOnce = (standing: Standing) => {
    const saying =
      said.get(standing) ??
      planted().then(async (world) => {
        await become(world, standing);
        return tried(world);
      });
    said.set(standing, saying);
    return saying;
  };
  const planted = () => testWorld(database());

  test("the identity provider of these tests is believed", async () => {
    const world = await planted();
    const go = await DRIVES.sso!(world);
    await mustUse(world);
    expect(await go()).toBe(true);
  });

  describe.each(EVERY)("%s", (name) => {
    test.each(STANDINGS)("%s", async (standing) => {
      const world = await planted();
      const go = await DRIVES[name]!(world);
      await become(world, standing);
      const { closed } = (await sayOnce(standing)).find(({ door }) => door === name)!;
      if (standing === "required") expect(closed).toBe(true);
      expect(await go()).toBe(!closed);
    });
  });
});

describe("no way in is forgotten", () => {
  test("it tries every place that makes a ticket, a session or a password, every purpose of links, and every entry that can end in a session", () => {
    const makers = ["lib/login", "lib/commands", "lib/cli", "lib/jobs", "lib/operator", "lib/session", "app"]
      .flatMap(sources)
      .filter((file) =>
        /\bissueTicket\(|tickets\.(issue|begin)\(|passwords\.hash\(|passkeys\.add\(|\bpasswordHash: (?!null)\w/.test(
          read(file),
        ),
      );
    const union = /purpose: k\s*\.text\("purpose"\)\s*\.notNull\(\)\s*\.\$type<([^>]+)>/.exec(
      read("db/schema/tables.ts").slice(read("db/schema/tables.ts").indexOf('k.table(\n    "links"')),
    )![1]!;
    const purposes = [...union.matchAll(/"([\w-]+)"/g)].map(([, purpose]) => `link:${purpose}`);
    expect(purposes.length).toBeGreaterThanOrEqual(7);
    const derived = [...makers, ...purposes, ...ENDS_IN_SESSION];
    const listed = new Set(DOORS.flatMap(({ tries }) => tries));
    expect(derived.filter((one) => !listed.has(one) && !(one in HARMLESS))).toEqual([]);
    expect([...listed].filter((one) => !derived.includes(one))).toEqual([]);
    expect(Object.keys(HARMLESS).filter((one) => !derived.includes(one))).toEqual([]);
  });

  test("the purpose of links that nothing makes is still made by nothing", () => {
    const users = ["lib", "app"].flatMap(sources).filter((file) => read(file).includes("confirm-address"));
    expect(users).toEqual([]);
  });

  test("each door is driven to its end", () => {
    expect(EVERY.filter((name) => !(name in DRIVES))).toEqual([]);
  });
});

/** Found in the source, and no way in by itself. */
const HARMLESS: Readonly<Record<string, string>> = {
  "link:confirm-address": "no such link is made",
  "lib/cli/apply/gather.ts": "reads what apply/people.ts saves",
};

/** Every row of every table. */
async function everything(database: Database): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const [name, table] of Object.entries(database.tables)) {
    const rows = await database.transaction((tx) => tx.select().from(table as never));
    all[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
