import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { inviteUsersCommand } from "../commands/invite-users";
import type { EmailAddress } from "../core/email";
import { hashSecret, newId } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { openLink, setPassword } from "./set-password";

const GOOD = "seven quiet otters drumming";

describeEachDialect("links from mails", (database) => {
  const planted = () => testWorld(database());
  type World = Awaited<ReturnType<typeof planted>>;
  const link = async (
    world: World,
    purpose: "password-reset" | "set-password" | "invitation" = "password-reset",
    user = world.bob,
    minutes = 30,
  ) => {
    const secret = `secret ${newId("link")}`;
    await world.change(({ links }, at) =>
      links.add({
        id: newId("link"),
        secretHash: hashSecret(secret),
        purpose,
        userId: user.id,
        email: user.email,
        data: {},
        createdAt: at,
        createdBy: world.alice.id,
        expiresAt: new Date(at.getTime() + minutes * 60_000),
      }),
    );
    return secret;
  };
  const use = (world: World, secret: string, password = GOOD, name?: string) =>
    setPassword(world.ports, { secret, password, name, ip: "203.0.113.9" });
  const hashOf = async (world: World, id = world.bob.id) => (await world.reads.users.find(id))!.passwordHash;
  const session = (world: World) =>
    database().transaction((tx) =>
      tx
        .insert(database().tables.sessions)
        .values({
          id: newId("session"),
          userId: world.bob.id,
          organizationId: world.organizationId,
          by: "password",
          startedAt: world.now(),
          lastSeenAt: world.now(),
          expiresAt: new Date(world.now().getTime() + 3_600_000),
        })
        .returning(),
    );

  test("M03 opening a link again and again changes nothing: it can still be used", async () => {
    const world = await planted();
    const secret = await link(world);
    const before = await doorReads(world.ports).installation.findLink(hashSecret(secret));
    for (let i = 0; i < 3; i++)
      expect(await openLink(world.ports, secret)).toMatchObject({
        state: "open",
        email: world.bob.email,
        invitedBy: "Alice",
        by: { way: "password" },
      });
    expect(await doorReads(world.ports).installation.findLink(hashSecret(secret))).toEqual(before);
    expect(await world.events()).toEqual([]);
    expect(await use(world, secret)).toEqual({ done: { email: world.bob.email } });
  });

  test("a link sets one password, once, ends every session and every other link of the person", async () => {
    const world = await planted();
    const [first, second] = [await link(world), await link(world, "set-password")];
    await session(world);
    await use(world, first);
    expect(await hashOf(world)).toBe(`hash of ${GOOD}`);
    expect(await world.reads.sessions.living(world.bob.id, world.now())).toEqual([]);
    for (const secret of [first, second]) {
      expect(await openLink(world.ports, secret)).toEqual({ state: "ended" });
      expect(await use(world, secret, "another good password")).toEqual({ refused: "link-ended" });
    }
    expect(await hashOf(world)).toBe(`hash of ${GOOD}`);
    expect((await world.events()).map(({ name }) => name)).toEqual(["user.password-set"]);
  });

  test("S9 a reset that was asked for before SSO was required saves nothing after it", async () => {
    const world = await planted();
    const secret = await link(world);
    const { profileId } = await world.requireSso();
    expect(await openLink(world.ports, secret)).toMatchObject({
      by: { way: "sso", profileId, profile: "Okta" },
    });
    expect(await use(world, secret)).toEqual({ refused: "sso-required" });
    expect(await hashOf(world)).toBe("hash of bob's password");
    expect(await world.events()).toEqual([]);
  });

  test("R10 nobody sets a password for an address on a lost domain, an exempt person neither", async () => {
    const world = await planted();
    const { domainId } = await world.requireSso();
    await world.change(async ({ domains, exemptions }, at) => {
      await domains.change(domainId, { lostAt: at });
      await exemptions.start({
        id: newId("exemption"),
        userId: world.bob.id,
        kind: "given",
        reason: "night export",
        startedAt: at,
      });
    });
    expect(await use(world, await link(world))).toEqual({ refused: "domain-lost" });
    expect(await hashOf(world)).toBe("hash of bob's password");
  });

  test("a common, a short and a personal password are refused with a sentence, and the link still works", async () => {
    const world = await planted();
    const secret = await link(world);
    for (const password of ["short", "password1234", `${world.bob.email}12`]) {
      const outcome = await use(world, secret, password);
      expect(outcome).toMatchObject({ refused: "password-weak", message: expect.stringMatching(/\.$/) });
    }
    expect(await use(world, secret)).toHaveProperty("done");
  });

  test("an invited person joins with a password and the name that they correct", async () => {
    const world = await planted();
    const outcome = await world.run(inviteUsersCommand, world.as(world.dana), { emails: "ana@partner.test" });
    const secret = /invite\/([\w-]+)/.exec(JSON.stringify(outcome))![1]!;
    expect(await openLink(world.ports, secret)).toMatchObject({ purpose: "invitation", name: "Ana" });
    await use(world, secret, GOOD, " Ana Silva ");
    const ana = await world.reads.users.findByEmail("ana@partner.test" as EmailAddress);
    expect(ana).toMatchObject({ name: "Ana Silva", status: "active", joinedAt: world.now() });
    expect((await world.events()).map(({ name }) => name).sort()).toEqual([
      "user.invited",
      "user.joined",
      "user.password-set",
    ]);
    await world.change(({ users }) => users.remove(ana!.id));
  });

  test("a link ends with its time, with a new address, and with a suspension", async () => {
    const world = await planted();
    const ended = async (secret: string) => (await openLink(world.ports, secret)).state;
    const old = await link(world);
    world.pass({ minutes: 31 });
    expect(await ended(old)).toBe("ended");
    const moved = await link(world);
    await world.change(({ users }) =>
      users.rename(world.bob.id, { email: `robert@${world.domain}`, name: "Bob" }),
    );
    expect(await ended(moved)).toBe("ended");
    const suspended = await link(world, "password-reset", world.dana);
    await world.change(({ users }) => users.change(world.dana.id, { status: "suspended" }));
    expect(await ended(suspended)).toBe("ended");
    expect(await ended("nobody made this")).toBe("ended");
  });

  test("two at once with one link: one password is saved", async () => {
    const world = await planted();
    const secret = await link(world);
    const outcomes = await Promise.all(
      ["first long password here", "second long password here"].map((password) =>
        use(world, secret, password),
      ),
    );
    expect(outcomes.filter((outcome) => "done" in outcome)).toHaveLength(1);
  });
});
