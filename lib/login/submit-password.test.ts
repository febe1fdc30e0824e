import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { parseEmail } from "../core/email";
import { START_PAGE } from "../core/return-path";
import { LIMITS } from "../runtime/rate-limit";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { testWorld } from "../runtime/testing/test-world";
import { redeemTicket } from "./redeem-ticket";
import { requestReset } from "./request-reset";
import { setPassword } from "./set-password";
import { startLogin } from "./start-login";
import { submitCode, submitPassword } from "./submit-password";
import { VISITOR } from "./testing/sso-world";

const NO_MATCH = { refused: "no-match" };

describeEachDialect("signing in with a password", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const submit = (email: string, password: string, recoveryCode?: string) =>
      submitPassword(world.ports, {
        email: parseEmail(email)!,
        password,
        ...(recoveryCode === undefined ? {} : { recoveryCode }),
        returnTo: START_PAGE,
        visitor: VISITOR,
      });
    const redeem = async (answer: object) =>
      "ticket" in answer
        ? redeemTicket(world.ports, { ticket: answer.ticket as string, ...VISITOR })
        : Promise.reject(new Error(JSON.stringify(answer)));
    const start = (email: string) => startLogin(world.ports, { email: parseEmail(email)!, visitor: VISITOR });
    const forget = async (email: string) => {
      world.pass({ minutes: 1 });
      const before = (await world.mails()).length;
      expect(await requestReset(world.ports, { email: parseEmail(email)!, visitor: VISITOR })).toBeNull();
      const mails = await world.mails();
      return mails.length === before ? null : mails.find(({ recipient }) => recipient === email)!;
    };
    return { world, submit, redeem, start, forget };
  };

  test("a right pair begins a session by password", async () => {
    const { world, submit, redeem } = await ready();
    const redeemed = await redeem(await submit(world.bob.email, "bob's password"));
    expect(redeemed!.session).toMatchObject({ userId: world.bob.id, by: "password" });
  });

  test("S9 a wrong pair, an unknown address, a suspended person and one who must use SSO get one answer", async () => {
    const { world, submit } = await ready();
    const nobody = `nobody@${world.domain}`;
    const answers = [await submit(world.bob.email, "wrong"), await submit(nobody, "bob's password")];
    await world.change(({ users }) => users.change(world.dana.id, { status: "suspended" }));
    answers.push(await submit(world.dana.email, "dana's password"));
    await world.requireSso();
    answers.push(await submit(world.bob.email, "bob's password"));
    expect(answers).toEqual([NO_MATCH, NO_MATCH, NO_MATCH, NO_MATCH]);
    // An address that belongs to no organization is in no organization's log.
    const because = (await world.reads.attempts.page(10)).map((row) => row.because).sort();
    expect(because).toEqual(["sso-required", "user-suspended", "wrong-password"]);
  });

  test("S11 an exempt person gets the password form and gets in; when the exemption ends, no longer", async () => {
    const { world, submit, redeem, start } = await ready();
    await world.requireSso();
    expect(await start(world.bob.email)).toMatchObject({ by: "sso" });
    await world.change(({ exemptions }, at) =>
      exemptions.start({
        id: `EX${world.domain}` as never,
        userId: world.bob.id,
        kind: "given",
        reason: "no account at Okta",
        startedAt: at,
        startedBy: world.alice.id,
        until: new Date(at.getTime() + 86_400_000),
      }),
    );
    expect(await start(world.bob.email)).toEqual({ by: "password" });
    await redeem(await submit(world.bob.email, "bob's password"));
    world.pass({ days: 2 });
    expect(await start(world.bob.email)).toMatchObject({ by: "sso" });
    expect(await submit(world.bob.email, "bob's password")).toEqual(NO_MATCH);
  });

  test("E3 enforcement that is switched on between the password and the session leaves no session", async () => {
    const { world, submit, redeem } = await ready();
    const answer = await submit(world.bob.email, "bob's password");
    await world.requireSso();
    expect(await redeem(answer)).toBeNull();
  });

  test("S10 a session that lives when SSO is required stays", async () => {
    const { world, submit, redeem } = await ready();
    const redeemed = await redeem(await submit(world.bob.email, "bob's password"));
    await world.requireSso();
    const living = await world.reads.sessions.living(world.bob.id, world.now());
    expect(living.map(({ id }) => id)).toEqual([redeemed!.session.id]);
  });

  test("the address step tells nothing of a suspended or unknown person, and sends them where their domain goes", async () => {
    const { world, start } = await ready();
    await world.change(({ users }) => users.change(world.dana.id, { status: "suspended" }));
    expect(await start(world.dana.email)).toEqual(await start(`nobody@${world.domain}`));
    await world.requireSso();
    expect(await start(world.dana.email)).toEqual(await start(`nobody@${world.domain}`));
    expect(await start(world.dana.email)).toMatchObject({ by: "sso" });
  });

  test("after ten tries in ten minutes the pair is not judged any more, right or wrong", async () => {
    const { world, submit } = await ready();
    for (let i = 0; i < LIMITS["password/email-and-network"].hits; i++)
      expect(await submit(world.bob.email, "wrong")).toEqual(NO_MATCH);
    expect(await submit(world.bob.email, "bob's password")).toMatchObject({ refused: "too-many" });
    world.pass({ minutes: 11 });
    expect(await submit(world.bob.email, "bob's password")).toHaveProperty("ticket");
  });

  test("a second factor is asked for after the pair matched, works once, and only in the same browser", async () => {
    const { world, submit, redeem } = await ready();
    const secret = new Secret({ size: 20 });
    await world.change(({ users }, at) =>
      users.change(world.bob.id, {
        totpSecret: world.ports.seal.close(secret.base32),
        totpConfirmedAt: at,
      }),
    );
    const code = () => new TOTP({ secret }).generate({ timestamp: world.now().getTime() });
    expect(await submit(world.bob.email, "wrong")).toEqual(NO_MATCH);
    const asked = await submit(world.bob.email, "bob's password");
    if (!("codeFor" in asked)) throw new Error("no code was asked for");
    const attempt = asked.codeFor;
    const elsewhere = { ...VISITOR, browser: "another browser" };
    expect(await submitCode(world.ports, { attempt, code: code(), visitor: elsewhere })).toEqual({
      refused: "ended",
    });
    expect(await submitCode(world.ports, { attempt, code: "000000", visitor: VISITOR })).toEqual({
      refused: "code-wrong",
    });
    const answer = await submitCode(world.ports, { attempt, code: code(), visitor: VISITOR });
    expect((await redeem(answer))!.session.by).toBe("password");
    expect(await submitCode(world.ports, { attempt, code: code(), visitor: VISITOR })).toEqual({
      refused: "ended",
    });
  });

  test("R2 emergency access takes password and recovery code together, uses the code up, and is tagged", async () => {
    const { world, submit, redeem } = await ready();
    await world.requireSso();
    const code = "ABCD-EFGH";
    await world.change(async ({ users, recoveryCodes }, at) => {
      await users.change(world.alice.id, { emergencySince: at });
      for (const person of [world.alice, world.bob])
        await recoveryCodes.replace(
          person.id,
          [{ id: `RC${person.id}`, codeHash: recoveryCodeHash(code) }],
          at,
        );
    });
    expect(await submit(world.alice.email, "wrong", code)).toEqual(NO_MATCH);
    expect(await submit(world.alice.email, "alice's password", "WRNG-WRNG")).toEqual(NO_MATCH);
    // Codes alone make nobody an emergency person.
    expect(await submit(world.bob.email, "bob's password", code)).toEqual(NO_MATCH);
    const redeemed = await redeem(await submit(world.alice.email, "alice's password", "abcd efgh"));
    expect(redeemed!.session.by).toBe("emergency");
    expect(await submit(world.alice.email, "alice's password", code)).toEqual(NO_MATCH);
    expect((await world.events()).map(({ name }) => name)).toContain("emergency.used");
  });

  test("L04 asking for a reset answers the same for all; the mail depends on the person", async () => {
    const { world, forget } = await ready();
    expect(await forget(`nobody@${world.domain}`)).toBeNull();
    expect(await forget(world.bob.email)).toMatchObject({ kind: "password-reset" });
    const li = await world.addPerson(`li@${world.domain}`, "member", {
      status: "invited",
      passwordHash: null,
    });
    expect(await forget(li.email)).toMatchObject({ kind: "invitation" });
    await world.change(({ users }) => users.change(world.dana.id, { status: "suspended" }));
    expect(await forget(world.dana.email)).toBeNull();
    const { domainId } = await world.requireSso();
    const mail = await forget(world.bob.email);
    expect(mail).toMatchObject({ kind: "no-password" });
    expect(mail!.text).toContain("Okta");
    await world.change(({ domains }, at) => domains.change(domainId, { lostAt: at }));
    expect(await forget(world.bob.email)).toBeNull();
    expect((await world.events()).map(({ name }) => name)).toContain("login.refused");
  });

  test("S9 a reset link that was sent before SSO was required sets no password any more", async () => {
    const { world, forget } = await ready();
    const mail = await forget(world.bob.email);
    const secret = /\/reset\/([\w-]+)/.exec(mail!.text)![1]!;
    await world.requireSso();
    const set = { secret, password: "a new and long password", ip: null };
    expect(await setPassword(world.ports, set)).toEqual({ refused: "sso-required" });
  });

  test("a newer reset link ends the older one", async () => {
    const { world, forget } = await ready();
    const secretOf = (text: string) => /\/reset\/([\w-]+)/.exec(text)![1]!;
    const first = secretOf((await forget(world.bob.email))!.text);
    const second = await forget(world.bob.email);
    const password = "a new and long password";
    expect(await setPassword(world.ports, { secret: first, password, ip: null })).toEqual({
      refused: "link-ended",
    });
    expect(second).not.toBeNull();
  });
});
