import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { authenticator } from "../login/testing/authenticator";
import { accountQuery } from "../queries/account";
import { testWorld } from "../runtime/testing/test-world";
import { addPasskeyCommand } from "./add-passkey";
import { beginPasskeyCommand, MOST_PASSKEYS } from "./begin-passkey";
import { removePasskeyCommand } from "./remove-passkey";
import { removeSecondFactorCommand } from "./remove-second-factor";
import { renamePasskeyCommand } from "./rename-passkey";

const WRONG = { refused: { code: "passkey-wrong" } };

describeEachDialect("one's own passkeys", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const me = world.as(world.bob);
    const begin = async (actor = me) => {
      const begun = await world.run(beginPasskeyCommand, actor, {});
      if (!("done" in begun) || !begun.done) throw new Error(JSON.stringify(begun));
      return begun.done;
    };
    const add = (answer: unknown, actor = me, name = "Phone") =>
      world.run(addPasskeyCommand, actor, { answer: JSON.stringify(answer), name });
    const list = () => world.reads.passkeys.of(world.bob.id);
    return { world, me, begin, add, list };
  };

  test("one is added, named, renamed and removed, each with its event; the person is told by mail", async () => {
    const { world, me, begin, add, list } = await ready();
    expect(await add(authenticator().create(await begin()))).toEqual({ done: { name: "Phone" } });
    const [passkey] = await list();
    const passkeyId = passkey!.id;
    await world.run(renamePasskeyCommand, me, { passkeyId, name: " My laptop " });
    expect((await list()).map(({ name }) => name)).toEqual(["My laptop"]);
    expect(await world.ask(accountQuery, me, {})).toMatchObject({
      answer: { passkeys: [{ id: passkeyId, name: "My laptop", lastUsedAt: null }] },
    });
    await world.run(removePasskeyCommand, me, { passkeyId });
    expect(await list()).toEqual([]);
    const names = (await world.events()).map(({ name }) => name).sort();
    expect(names).toEqual(["user.passkey-added", "user.passkey-removed", "user.passkey-renamed"]);
    expect((await world.mails()).map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ["passkey-added", world.bob.email],
    ]);
  });

  test("the answer counts once, in the session that began, in time, with user verification, from our origin", async () => {
    const { world, me, begin, add, list } = await ready();
    const options = await begin();
    expect(options.authenticatorSelection).toMatchObject({ userVerification: "required" });
    const key = authenticator();
    expect(await add(key.create(options), world.as(world.bob))).toEqual(WRONG);
    expect(await add(key.create(options), world.as(world.dana))).toEqual(WRONG);
    expect(await add(key.create(options, { verified: false }))).toEqual(WRONG);
    expect(await add(key.create(options, { origin: "https://evil.test" }))).toEqual(WRONG);
    expect(await add(key.create(options, { rpId: "evil.test" }))).toEqual(WRONG);
    for (const nonsense of ["", null, {}]) expect(await add(nonsense)).toEqual(WRONG);
    expect(await list()).toEqual([]);
    expect(await add(key.create(options))).toHaveProperty("done");
    await world.run(removePasskeyCommand, me, { passkeyId: (await list())[0]!.id });
    // The same answer again, after the passkey was removed.
    expect(await add(key.create(options))).toEqual(WRONG);
    const late = key.create(await begin());
    world.pass({ minutes: 31 });
    expect(await add(late, { ...me, signedInAt: world.now() })).toEqual(WRONG);
  });

  test("a passkey belongs to one person, and a person has at most ten", async () => {
    const { world, me, begin, add, list } = await ready();
    const key = authenticator();
    await add(key.create(await begin()));
    const danas = world.as(world.dana);
    expect(await add(key.create(await begin(danas)), danas)).toEqual({ refused: { code: "passkey-known" } });
    expect((await begin()).excludeCredentials).toMatchObject([{ id: key.id }]);
    for (let i = 1; i < MOST_PASSKEYS; i++) await add(authenticator().create(await begin()));
    expect(await list()).toHaveLength(MOST_PASSKEYS);
    expect(await world.run(beginPasskeyCommand, me, {})).toEqual({
      refused: { code: "passkey-limit", limit: MOST_PASSKEYS },
    });
  });

  test("nobody renames or removes another's, not even in another organization", async () => {
    const { world, begin, add, list } = await ready();
    await add(authenticator().create(await begin()));
    const passkeyId = (await list())[0]!.id;
    for (const other of [world.as(world.alice), world.as(world.carol)]) {
      for (const done of [
        await world.run(renamePasskeyCommand, other, { passkeyId, name: "Mine" }),
        await world.run(removePasskeyCommand, other, { passkeyId }),
      ])
        expect(done).toEqual({ refused: { code: "not-found", what: "passkey" } });
    }
    expect((await list()).map(({ name }) => name)).toEqual(["Phone"]);
  });

  test("S9 people who must use SSO make none, also when SSO is required in between", async () => {
    const { world, me, begin, add, list } = await ready();
    const begun = await begin();
    await world.requireSso();
    expect(await add(authenticator().create(begun))).toEqual({ refused: { code: "sso-required" } });
    expect(await world.run(beginPasskeyCommand, me, {})).toEqual({ refused: { code: "sso-required" } });
    expect(await list()).toEqual([]);
  });

  test("R11 adding and removing want a fresh sign-in", async () => {
    const { world, me, begin, add, list } = await ready();
    const begun = await begin();
    await add(authenticator().create(begun));
    const answer = authenticator().create(await begin());
    const passkeyId = (await list())[0]!.id;
    world.pass({ minutes: 11 });
    const stale = { refused: { code: "sign-in-not-fresh" } };
    expect(await world.run(beginPasskeyCommand, me, {})).toEqual(stale);
    expect(await add(answer)).toEqual(stale);
    expect(await world.run(removePasskeyCommand, me, { passkeyId })).toEqual(stale);
  });

  test("an administrator who removes the second factor of somebody without their device removes passkeys too", async () => {
    const { world, begin, add, list } = await ready();
    await add(authenticator().create(await begin()));
    expect(
      await world.run(removeSecondFactorCommand, world.as(world.alice), { userId: world.bob.id }),
    ).toHaveProperty("done");
    expect(await list()).toEqual([]);
  });
});
