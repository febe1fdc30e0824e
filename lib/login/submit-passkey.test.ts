import { expect, test } from "vitest";
import type { UserRow } from "../../db/repositories/users";
import { describeEachDialect } from "../../db/testing";
import { addPasskeyCommand } from "../commands/add-passkey";
import { beginPasskeyCommand } from "../commands/begin-passkey";
import { removePasskeyCommand } from "../commands/remove-passkey";
import { START_PAGE } from "../core/return-path";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { testWorld } from "../runtime/testing/test-world";
import { beginPasskey } from "./begin-passkey";
import { redeemTicket } from "./redeem-ticket";
import { submitPasskey } from "./submit-passkey";
import { type Answering, authenticator } from "./testing/authenticator";
import { VISITOR } from "./testing/sso-world";

const NO_MATCH = { refused: "no-match" };

describeEachDialect("signing in with a passkey", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const register = async (user: UserRow, key = authenticator()) => {
      const me = world.as(user);
      const begun = await world.run(beginPasskeyCommand, me, {});
      if (!("done" in begun) || !begun.done) throw new Error(JSON.stringify(begun));
      const answer = JSON.stringify(key.create(begun.done));
      expect(await world.run(addPasskeyCommand, me, { answer, name: "Phone" })).toEqual({
        done: { name: "Phone" },
      });
      return key;
    };
    const send = (answer: unknown, given: { recoveryCode?: string; browser?: string } = {}) =>
      submitPasskey(world.ports, {
        answer,
        ...(given.recoveryCode === undefined ? {} : { recoveryCode: given.recoveryCode }),
        returnTo: START_PAGE,
        visitor: { ...VISITOR, browser: given.browser ?? VISITOR.browser },
      });
    const ask = (browser = VISITOR.browser) => beginPasskey(world.ports, browser);
    const signIn = async (
      key: ReturnType<typeof authenticator>,
      how: Answering = {},
      given: Parameters<typeof send>[1] = {},
    ) => send(key.get(await ask(), how), given);
    const redeem = async (answer: object) =>
      "ticket" in answer
        ? redeemTicket(world.ports, { ticket: answer.ticket as string, ...VISITOR })
        : Promise.reject(new Error(JSON.stringify(answer)));
    const because = async () => (await world.reads.attempts.page(20)).map((row) => row.because);
    return { world, register, ask, send, signIn, redeem, because };
  };

  test("a passkey begins a session without a password or a code, and again and again", async () => {
    const { world, register, signIn, redeem } = await ready();
    await world.change(({ users }, at) =>
      users.change(world.bob.id, { passwordHash: null, totpSecret: "sealed", totpConfirmedAt: at }),
    );
    const key = await register(world.bob);
    for (let i = 0; i < 2; i++) {
      const redeemed = await redeem(await signIn(key));
      expect(redeemed!.session).toMatchObject({ userId: world.bob.id, by: "password" });
    }
    const [attempt] = await world.reads.attempts.page(1);
    expect(attempt).toMatchObject({ method: "passkey", outcome: "signed-in", email: world.bob.email });
    const [passkey] = await world.reads.passkeys.of(world.bob.id);
    expect(passkey).toMatchObject({ counter: 2, lastUsedAt: world.now() });
  });

  test("an answer works once, in the browser that asked, for half an hour", async () => {
    const { world, register, ask, send } = await ready();
    const key = await register(world.bob);
    const answer = key.get(await ask());
    expect(await send(answer, { browser: "another browser" })).toEqual({ refused: "ended" });
    expect(await send(answer)).toHaveProperty("ticket");
    expect(await send(answer)).toEqual({ refused: "ended" });
    const late = key.get(await ask());
    world.pass({ minutes: 31 });
    expect(await send(late)).toEqual({ refused: "ended" });
    expect(await send(key.get({ challenge: Buffer.from("my own challenge").toString("base64url") }))).toEqual(
      { refused: "ended" },
    );
  });

  test("of many posts of one answer exactly one gets a ticket", async () => {
    const { world, register, ask, send } = await ready();
    const key = await register(world.bob);
    const answer = key.get(await ask());
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(answer)));
    expect(answers.filter((one) => "ticket" in one)).toHaveLength(1);
  });

  test("another origin, another host, no user verification, an old counter, another's name and another's key let nobody in", async () => {
    const { world, register, signIn, ask, send, because } = await ready();
    const key = await register(world.bob);
    expect(await signIn(key)).toHaveProperty("ticket");
    const wrong: Answering[] = [
      { origin: "https://evil.test" },
      { rpId: "evil.test" },
      { verified: false },
      { counter: 1 },
      { counter: 0 },
      { userHandle: world.dana.id },
    ];
    for (const how of wrong) expect([how, await signIn(key, how)]).toEqual([how, NO_MATCH]);
    const forged = { ...authenticator().get(await ask(), { userHandle: world.bob.id }), id: key.id };
    expect(await send({ ...forged, rawId: key.id })).toEqual(NO_MATCH);
    expect((await because()).filter((one) => one === "passkey-wrong")).toHaveLength(wrong.length + 1);
    // None of them did any harm to the right one.
    expect(await signIn(key, { counter: 100 })).toHaveProperty("ticket");
  });

  test("an unknown passkey and a text that is no answer get the same answer, and are in nobody's log", async () => {
    const { world, ask, send } = await ready();
    const stranger = authenticator();
    expect(await send(stranger.get(await ask(), { userHandle: world.bob.id }))).toEqual(NO_MATCH);
    for (const nonsense of [null, "x", {}, { id: "x", rawId: "x", type: "public-key", response: {} }])
      expect(await send(nonsense)).toEqual(NO_MATCH);
    expect(await world.reads.attempts.page(5)).toEqual([]);
  });

  test("S9 enforcement closes the passkey of whoever must use SSO, also between passkey and session", async () => {
    const { world, register, signIn, redeem, because } = await ready();
    const key = await register(world.bob);
    const before = await signIn(key);
    await world.requireSso();
    expect(await redeem(before)).toBeNull();
    expect(await signIn(key)).toEqual(NO_MATCH);
    expect((await because())[0]).toBe("sso-required");
  });

  test("a suspended person and a removed passkey get the one answer", async () => {
    const { world, register, signIn } = await ready();
    const [danas, bobs] = [await register(world.dana), await register(world.bob)];
    await world.change(({ users }) => users.change(world.dana.id, { status: "suspended" }));
    expect(await signIn(danas)).toEqual(NO_MATCH);
    const [passkey] = await world.reads.passkeys.of(world.bob.id);
    await world.run(removePasskeyCommand, world.as(world.bob), { passkeyId: passkey!.id });
    expect(await signIn(bobs)).toEqual(NO_MATCH);
  });

  test("R2 emergency access takes passkey and recovery code together, uses the code up, and is tagged", async () => {
    const { world, register, signIn, redeem } = await ready();
    const key = await register(world.alice);
    await world.requireSso();
    await world.change(async ({ users, recoveryCodes }, at) => {
      await users.change(world.alice.id, { emergencySince: at });
      await recoveryCodes.replace(
        world.alice.id,
        [{ id: `RC${world.domain}`, codeHash: recoveryCodeHash("ABCD-EFGH") }],
        at,
      );
    });
    expect(await signIn(key, {}, { recoveryCode: "WXYZ-WXYZ" })).toEqual(NO_MATCH);
    const answer = await signIn(key, {}, { recoveryCode: "abcd efgh" });
    expect((await redeem(answer))!.session).toMatchObject({ userId: world.alice.id, by: "emergency" });
    expect(await signIn(key, {}, { recoveryCode: "abcd efgh" })).toEqual(NO_MATCH);
    expect((await world.events()).some(({ name }) => name === "emergency.used")).toBe(true);
  });

  test("a recovery code beside a passkey is only for people with emergency access", async () => {
    const { world, register, signIn, because } = await ready();
    const key = await register(world.bob);
    expect(await signIn(key, {}, { recoveryCode: "ABCD-EFGH" })).toEqual(NO_MATCH);
    expect((await because())[0]).toBe("not-emergency");
  });
});
