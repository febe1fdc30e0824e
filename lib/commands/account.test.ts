import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import type { UserRow } from "../../db/repositories/users";
import { describeEachDialect } from "../../db/testing";
import { accountQuery } from "../queries/account";
import { newId } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { beginSecondFactorCommand } from "./begin-second-factor";
import { changePasswordCommand } from "./change-password";
import { confirmSecondFactorCommand } from "./confirm-second-factor";
import { endOwnSessionsCommand } from "./end-own-sessions";
import { removeOwnSecondFactorCommand, removeSecondFactorCommand } from "./remove-second-factor";

const GOOD = "seven quiet otters drumming";

describeEachDialect("one's own account", (database) => {
  const planted = () => testWorld(database());
  type World = Awaited<ReturnType<typeof planted>>;
  const session = async (world: World, user: UserRow) => {
    const id = newId<never>("session");
    await database().transaction((tx) =>
      tx
        .insert(database().tables.sessions)
        .values({
          id,
          userId: user.id,
          organizationId: user.organizationId,
          by: "password",
          startedAt: world.now(),
          lastSeenAt: world.now(),
          expiresAt: new Date(world.now().getTime() + 3_600_000),
        })
        .returning(),
    );
    return id;
  };
  const living = async (world: World, user: UserRow) =>
    (await world.reads.sessions.living(user.id, world.now())).map(({ id }) => id).sort();
  const change = (world: World, current = "bob's password", password = GOOD, sessionId?: never) =>
    world.run(changePasswordCommand, world.as(world.bob, sessionId ? { sessionId } : {}), {
      current,
      password,
    });
  const hashOf = async (world: World, user: UserRow) => (await world.reads.users.find(user.id))!.passwordHash;

  test("a new password wants the present one, keeps this session and ends the others and open reset links", async () => {
    const world = await planted();
    const mine = await session(world, world.bob);
    await session(world, world.bob);
    const danas = await session(world, world.dana);
    expect(await change(world, "wrong", GOOD, mine)).toEqual({ refused: { code: "password-wrong" } });
    expect(await change(world, "bob's password", "short", mine)).toMatchObject({
      refused: { code: "password-weak" },
    });
    expect(await living(world, world.bob)).toHaveLength(2);
    expect(await change(world, "bob's password", GOOD, mine)).toEqual({ done: { sessions: 1 } });
    expect(await hashOf(world, world.bob)).toBe(`hash of ${GOOD}`);
    expect(await living(world, world.bob)).toEqual([mine]);
    expect(await living(world, world.dana)).toEqual([danas]);
    expect((await world.mails()).map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ["password-changed", world.bob.email],
    ]);
    expect((await world.events()).map(({ name }) => name)).toEqual(["user.password-set"]);
  });

  test("S9 people who must use SSO change no password; exempt people do", async () => {
    const world = await planted();
    await world.requireSso();
    expect(await change(world)).toEqual({ refused: { code: "sso-required" } });
    expect(await hashOf(world, world.bob)).toBe("hash of bob's password");
    await world.change(({ exemptions }, at) =>
      exemptions.start({
        id: newId("exemption"),
        userId: world.bob.id,
        kind: "given",
        reason: "night export",
        startedAt: at,
      }),
    );
    expect(await change(world)).toHaveProperty("done");
  });

  test("I3 an address on a domain that another organization requires has no password here", async () => {
    const world = await planted();
    const other = await planted();
    await other.requireSso();
    const guest = await world.addPerson(`guest@${other.domain}`, "member");
    const outcome = await world.run(changePasswordCommand, world.as(guest), {
      current: "guest's password",
      password: GOOD,
    });
    expect(outcome).toEqual({ refused: { code: "sso-required" } });
    expect(await world.ask(accountQuery, world.as(guest), {})).toMatchObject({
      answer: { passwordOpen: false, elsewhere: true },
    });
  });

  test("guessing the present password stops after ten tries", async () => {
    const world = await planted();
    for (let i = 0; i < 10; i++) await change(world, `guess ${i}`);
    expect(await change(world)).toMatchObject({ refused: { code: "too-many-tries" } });
    world.pass({ minutes: 11 });
    expect(await change(world)).toHaveProperty("done");
  });

  test("sessions end one by one or all others at once, and nobody else's", async () => {
    const world = await planted();
    const [mine, second, third] = [
      await session(world, world.bob),
      await session(world, world.bob),
      await session(world, world.bob),
    ];
    const danas = await session(world, world.dana);
    const as = world.as(world.bob, { sessionId: mine });
    expect(await world.run(endOwnSessionsCommand, as, { sessionId: danas })).toMatchObject({
      refused: { code: "not-found" },
    });
    await world.run(endOwnSessionsCommand, as, { sessionId: second });
    expect(await living(world, world.bob)).toEqual([mine, third].sort());
    await world.run(endOwnSessionsCommand, as, { sessionId: "others" });
    expect(await living(world, world.bob)).toEqual([mine]);
    expect(await living(world, world.dana)).toEqual([danas]);
    expect(await world.ask(accountQuery, as, {})).toMatchObject({
      answer: { sessions: [{ id: mine, current: true }] },
    });
  });

  test("a second factor counts only after its first code, is sealed at rest, and goes with a code", async () => {
    const world = await planted();
    const as = () => world.as(world.bob);
    const begun = await world.run(beginSecondFactorCommand, as(), {});
    const secret = "done" in begun ? begun.done!.secret : "";
    const row = async () => (await world.reads.users.find(world.bob.id))!;
    expect(JSON.stringify(await row())).not.toContain(secret);
    expect((await row()).totpConfirmedAt).toBeNull();
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.now().getTime() });
    const wrong = code() === "000000" ? "000001" : "000000";
    expect(await world.run(confirmSecondFactorCommand, as(), { code: wrong })).toEqual({
      refused: { code: "code-wrong" },
    });
    expect(await world.run(confirmSecondFactorCommand, as(), { code: code() })).toEqual({ done: {} });
    expect((await row()).totpConfirmedAt).toEqual(world.now());
    expect(await world.run(beginSecondFactorCommand, as(), {})).toEqual({
      refused: { code: "second-factor-set" },
    });
    // The same code again is used up.
    expect(await world.run(removeOwnSecondFactorCommand, as(), { code: code() })).toEqual({
      refused: { code: "code-wrong" },
    });
    world.pass({ minutes: 1 });
    expect(await world.run(removeOwnSecondFactorCommand, as(), { code: code() })).toEqual({ done: {} });
    expect(await row()).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
    expect((await world.events()).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "user.second-factor-begun",
        "user.second-factor-set",
        "user.second-factor-removed",
      ]),
    );
  });

  test("an administrator removes a lost second factor, not an owner's unless an owner, and the person is signed out", async () => {
    const world = await planted();
    const set = { totpSecret: world.ports.seal.close("JBSWY3DPEHPK3PXP"), totpConfirmedAt: world.now() };
    for (const user of [world.bob, world.alice])
      await world.change(({ users }) => users.change(user.id, set));
    await session(world, world.bob);
    const remove = (by: UserRow, user: UserRow) =>
      world.run(removeSecondFactorCommand, world.as(by), { userId: user.id });
    expect(await remove(world.dana, world.alice)).toEqual({ refused: { code: "owner-required" } });
    expect(await remove(world.alice, world.alice)).toEqual({ refused: { code: "not-yourself" } });
    expect(await remove(world.dana, world.dana)).toEqual({ refused: { code: "not-yourself" } });
    expect(await remove(world.dana, world.bob)).toEqual({ done: { name: "Bob" } });
    expect(await living(world, world.bob)).toEqual([]);
    expect((await world.reads.users.find(world.alice.id))!.totpConfirmedAt).not.toBeNull();
  });
});
