import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { parseEmail } from "../core/email";
import type { ProfileId } from "../core/ids";
import { decideLogin } from "../core/login";
import { openLink, setPassword } from "../login/set-password";
import { identityProvider } from "../practice/identity-provider";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { type TestWorld, testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { createKeyPairSync } from "../saml/key-pair";
import type { CliCommand } from "./cli-command";
import { COMMANDS } from "./commands";
import { commandHelp, commandList } from "./help";

const command = (name: string): CliCommand => COMMANDS.find((one) => one.name === name)!;

describeEachDialect("the operator's command line", (database) => {
  const run = async (world: TestWorld, name: string, words: string[] = [], options = {}, folder = ".") => {
    const answer = await command(name).run({
      positionals: words,
      options,
      folder,
      open: async () => world.ports,
      note: () => undefined,
    });
    // biome-ignore lint/suspicious/noExplicitAny: each command answers its own shape.
    return answer.json as any;
  };
  const person = async (world: TestWorld, email: string) =>
    doorReads(world.ports).logins.findUserByEmail(parseEmail(email)!);
  const wayOf = async (world: TestWorld, email: string) =>
    decideLogin(await doorReads(world.ports).logins.facts(parseEmail(email)!, world.now())).by;
  const secretOf = (link: string) => link.split("/reset/")[1]!;

  test("an organization is made, renamed and listed; a second one of that name is refused", async () => {
    const world = await testWorld(database());
    const name = `Hooli ${world.domain}`;
    const { id } = await run(world, "org create", [name]);
    expect(id).toMatch(/^OR[0-9a-f]{32}$/);
    await expect(run(world, "org create", [name.toUpperCase()])).rejects.toThrow("already");
    await run(world, "org rename", [id, `${name} Ltd`]);
    const { organizations } = await run(world, "org list");
    expect(organizations).toContainEqual(expect.objectContaining({ id, name: `${name} Ltd` }));
    expect((await world.events(id)).map((event) => event.name).sort()).toEqual([
      "organization.created",
      "organization.renamed",
    ]);
  });

  test("an added person gets an address that works once; somebody under SSO needs none", async () => {
    const world = await testWorld(database());
    const email = `zoe@${world.domain}`;
    const options = { organization: world.organizationId, role: "admin" };
    const { link } = await run(world, "user add", [email], options);
    expect(await person(world, email)).toMatchObject({ role: "admin", status: "active", name: "Zoe" });
    expect(await openLink(world.ports, secretOf(link))).toMatchObject({ state: "open", email });
    await expect(run(world, "user add", [email], options)).rejects.toThrow("somebody's address already");
    await world.requireSso();
    expect(await run(world, "user add", [`yan@${world.domain}`], options)).toMatchObject({ link: null });
  });

  test("the last owner keeps the role and the access, even from the operator", async () => {
    const world = await testWorld(database());
    await expect(run(world, "user role", [world.alice.email, "member"])).rejects.toThrow("last owner");
    await expect(run(world, "user suspend", [world.alice.email])).rejects.toThrow("last owner");
    expect(await run(world, "user role", [world.bob.email, "owner"])).toEqual({
      email: world.bob.email,
      role: "owner",
    });
    expect(await run(world, "user role", [world.alice.email, "member"])).toMatchObject({ role: "member" });
  });

  test("suspending ends sessions and restoring opens the door again, each on record as the operator's act", async () => {
    const world = await testWorld(database());
    await run(world, "user suspend", [world.bob.email]);
    expect(await wayOf(world, world.bob.email)).toBe("nothing");
    await expect(run(world, "user suspend", [world.bob.email])).rejects.toThrow("suspended already");
    await run(world, "user restore", [world.bob.email]);
    expect(await wayOf(world, world.bob.email)).toBe("password");
    const events = await world.events();
    expect(events.map(({ name, actorKind }) => [name, actorKind])).toEqual(
      expect.arrayContaining([
        ["user.suspended", "operator"],
        ["user.restored", "operator"],
      ]),
    );
  });

  test("emergency lets bob in by password for two hours, and the address it prints sets one", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    expect(await wayOf(world, world.bob.email)).toBe("sso");
    const { link, codes } = await run(world, "emergency", [world.bob.email], { hours: "2" });
    expect(codes).toEqual([]);
    expect(await wayOf(world, world.bob.email)).toBe("password");
    const input = { secret: secretOf(link), password: "stapler sandwich parade", ip: null };
    expect(await setPassword(world.ports, input)).toEqual({ done: { email: world.bob.email } });
    expect(await setPassword(world.ports, input)).toEqual({ refused: "link-ended" });
    world.pass({ hours: 3 });
    expect(await wayOf(world, world.bob.email)).toBe("sso");
    expect((await world.events()).find(({ name }) => name === "user.sso-disabled")).toMatchObject({
      actorKind: "operator",
      details: { email: world.bob.email },
    });
  });

  test("emergency shortens no exemption, and gives somebody with emergency access new codes instead", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    await run(world, "emergency", [world.bob.email], { hours: "48" });
    await run(world, "emergency", [world.bob.email], { hours: "1" });
    const [open] = await world.reads.exemptions.inForce(world.now());
    expect(open!.exemption.until!.getTime() - world.now().getTime()).toBe(48 * 3_600_000);
    await world.change(({ users }, at) => users.change(world.alice.id, { emergencySince: at }));
    const { codes, until } = await run(world, "emergency", [world.alice.email]);
    expect([codes.length, until]).toEqual([10, null]);
    expect((await world.reads.recoveryCodes.left([world.alice.id])).get(world.alice.id)).toBe(10);
    expect(recoveryCodeHash(codes[0])).not.toBe(recoveryCodeHash(codes[1]));
    await expect(run(world, "emergency", [world.bob.email], { hours: "0" })).rejects.toThrow("--hours");
    await expect(run(world, "emergency", ["nobody@nowhere.test"])).rejects.toThrow("Nobody here");
  });

  test("S16 a legacy profile works unseen, and is activated by its ID or by somebody who uses it", async () => {
    const world = await testWorld(database());
    const folder = await mkdtemp(join(tmpdir(), "doorward-legacy-"));
    const keys = createKeyPairSync({ commonName: "old idp", now: world.now() });
    const metadata = identityProvider({ entityId: "https://old.test/metadata", keys }).metadata({
      signInUrl: "https://old.test/sso",
      signInBinding: "redirect",
      certificates: [keys.der],
    });
    writeFileSync(join(folder, "old.xml"), metadata);
    const { domainId } = await world.requireSso();
    await world.change(({ domains }) => domains.release([domainId]));
    const organization = world.organizationId;
    const attach = { organization, name: "Old SSO", metadata: "old.xml", enforce: [world.domain] };
    const { id } = await run(world, "legacy attach", [], attach, folder);
    expect(id).toMatch(/^JB[0-9a-f]{32}$/);
    expect(await wayOf(world, world.bob.email)).toBe("sso");
    expect(await world.reads.profiles.find(id as ProfileId)).toBeNull();

    await expect(
      run(world, "legacy activate", [], { organization: world.otherOrganizationId, sso: id }),
    ).rejects.toThrow("no legacy profile");
    expect(await run(world, "legacy activate", [], { organization, user: world.bob.email })).toMatchObject({
      id,
    });
    expect(await world.reads.profiles.find(id as ProfileId)).toMatchObject({
      name: "Old SSO",
      visible: true,
    });
    await expect(run(world, "legacy activate", [], { organization, sso: id })).rejects.toThrow(
      "active already",
    );
    const { profiles } = await run(world, "legacy list", [], { organization });
    expect(profiles).toEqual([
      expect.objectContaining({ id, active: true, issuer: "https://old.test/metadata" }),
    ]);
    await rm(folder, { recursive: true });
  });

  test("every way in is tried for an address, which need not be anybody's, and nothing is recorded", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    const answer = await run(world, "doors", [world.bob.email.toUpperCase()]);
    expect(answer).toMatchObject({ email: world.bob.email, open: 0 });
    expect(answer.doors[0]).toMatchObject({ door: "password", closed: true, by: null });
    expect(await run(world, "doors", [`nobody@${world.domain}`])).toMatchObject({ open: 0 });
    expect(await world.events()).toEqual([]);
    await expect(run(world, "doors", ["bob"])).rejects.toThrow("“bob” is not an e-mail address.");
  });

  test("our keys are listed without a private part, and a rotation retires the current key of that use only", async () => {
    const world = await testWorld(database());
    type Listed = { use: string; state: string; fingerprint: string };
    const listed = async (): Promise<Listed[]> => (await run(world, "keys list")).keys;
    const of = (keys: Listed[], use: string, state: string) =>
      keys.filter((key) => key.use === use && key.state === state).map(({ fingerprint }) => fingerprint);
    const before = await listed();
    expect(before.map(({ use, state }) => `${use} ${state}`)).toEqual([
      "signing current",
      "signing next",
      "encryption current",
      "encryption next",
    ]);
    expect(JSON.stringify(before)).not.toContain("PRIVATE");
    const { retired, current, next } = await run(world, "keys rotate", [], { use: "signing" });
    expect([retired]).toEqual(of(before, "signing", "current"));
    expect([current]).toEqual(of(before, "signing", "next"));
    const after = await listed();
    expect(after.filter(({ use }) => use === "encryption")).toEqual(
      before.filter(({ use }) => use === "encryption"),
    );
    expect(["current", "next", "retired"].map((state) => of(after, "signing", state))).toEqual([
      [current],
      [next],
      [retired],
    ]);
    for (const use of [undefined, "both"])
      await expect(run(world, "keys rotate", [], { use })).rejects.toThrow("--use signing");
    expect(await listed()).toEqual(after);
  });

  test("people are listed with what they are", async () => {
    const world = await testWorld(database());
    await run(world, "user operator", [world.dana.email, "on"]);
    const { users } = await run(world, "user list", [], { organization: world.organizationId });
    expect(
      users.map(({ email, role, operator }: Record<string, unknown>) => [email, role, operator]),
    ).toEqual([
      [world.alice.email, "owner", false],
      [world.bob.email, "member", false],
      [world.dana.email, "admin", true],
    ]);
  });
});

test("every command has its help, with usage and exit codes", () => {
  for (const one of COMMANDS) {
    expect(commandList(COMMANDS)).toContain(`  ${one.name} `);
    expect(commandHelp(one)).toMatch(new RegExp(`^Usage: doorward ${one.name}`));
    expect(commandHelp(one)).toContain("Exit codes: 0 done, 1 refused or wrong, 2 not understood.");
  }
});
