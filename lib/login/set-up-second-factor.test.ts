import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import type { UserRow } from "../../db/repositories/users";
import { describeEachDialect } from "../../db/testing";
import { changeSecondFactorRuleCommand } from "../commands/change-second-factor-rule";
import { parseEmail } from "../core/email";
import type { AttemptId } from "../core/ids";
import { START_PAGE } from "../core/return-path";
import { organizationSettingsQuery } from "../queries/organization-settings";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { testWorld } from "../runtime/testing/test-world";
import { redeemTicket } from "./redeem-ticket";
import { openSecondFactorSetUp, setUpSecondFactor } from "./set-up-second-factor";
import { submitCode, submitPassword } from "./submit-password";
import { VISITOR } from "./testing/sso-world";

describeEachDialect("a second factor that the organization asks for", (database) => {
  const ready = async (rule: "optional" | "required" = "required") => {
    const world = await testWorld(database());
    await world.run(changeSecondFactorRuleCommand, world.as(world.dana), { rule });
    const submit = (user: UserRow, given: { recoveryCode?: string; password?: string } = {}) =>
      submitPassword(world.ports, {
        email: parseEmail(user.email)!,
        password: given.password ?? `${user.email.split("@")[0]}'s password`,
        ...(given.recoveryCode === undefined ? {} : { recoveryCode: given.recoveryCode }),
        returnTo: START_PAGE,
        visitor: VISITOR,
      });
    const waiting = async (user: UserRow): Promise<AttemptId> => {
      const answer = await submit(user);
      if (!("setUpFor" in answer)) throw new Error(JSON.stringify(answer));
      return answer.setUpFor;
    };
    const open = (attempt: AttemptId, browser: string | null = VISITOR.browser) =>
      openSecondFactorSetUp(world.ports, { attempt, browser });
    const code = (secret: string) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.now().getTime() });
    const finish = (attempt: AttemptId, typed: string, browser = VISITOR.browser) =>
      setUpSecondFactor(world.ports, { attempt, code: typed, visitor: { ...VISITOR, browser } });
    const living = (user: UserRow) => world.reads.sessions.living(user.id, world.now());
    const addPasskey = (user: UserRow) =>
      world.change(({ passkeys }, at) =>
        passkeys.add({
          id: `PK${user.id}`,
          userId: user.id,
          credentialId: `credential of ${user.id}`,
          publicKey: "AA",
          counter: 0,
          transports: [],
          name: "Phone",
          createdAt: at,
        }),
      );
    return { world, submit, waiting, open, code, finish, living, addPasskey };
  };

  test("somebody with a password alone sets up an app before the session begins, and is asked its code from then on", async () => {
    const { world, submit, waiting, open, code, finish, living } = await ready();
    const attempt = await waiting(world.bob);
    expect(await living(world.bob)).toEqual([]);
    const { secret, organization } = (await open(attempt))!;
    expect(organization).toBe((await world.reads.organization.get()).name);
    expect(await finish(attempt, "000000")).toEqual({ refused: "code-wrong" });
    const answer = await finish(attempt, code(secret));
    if (!("ticket" in answer)) throw new Error(JSON.stringify(answer));
    expect((await redeemTicket(world.ports, { ticket: answer.ticket, ...VISITOR }))!.session).toMatchObject({
      userId: world.bob.id,
      by: "password",
    });
    expect(await open(attempt)).toBeNull();
    expect(await submit(world.bob)).toHaveProperty("codeFor");
    const events = (await world.events()).map(({ name }) => name);
    expect(events).toContain("user.second-factor-set");
  });

  test("the code that set it up does not work a second time", async () => {
    const { world, submit, waiting, open, code, finish } = await ready();
    const attempt = await waiting(world.bob);
    const typed = code((await open(attempt))!.secret);
    await finish(attempt, typed);
    const asked = await submit(world.bob);
    if (!("codeFor" in asked)) throw new Error(JSON.stringify(asked));
    expect(await submitCode(world.ports, { attempt: asked.codeFor, code: typed, visitor: VISITOR })).toEqual({
      refused: "code-wrong",
    });
  });

  test("the secret is shown and taken only in the browser that gave the password, within half an hour", async () => {
    const { world, waiting, open, code, finish } = await ready();
    const attempt = await waiting(world.bob);
    const { secret } = (await open(attempt))!;
    expect(await open(attempt, "another browser")).toBeNull();
    expect(await open(attempt, null)).toBeNull();
    expect(await finish(attempt, code(secret), "another browser")).toEqual({ refused: "ended" });
    world.pass({ minutes: 31 });
    expect(await open(attempt)).toBeNull();
    expect(await finish(attempt, code(secret))).toEqual({ refused: "ended" });
  });

  test("an earlier attempt neither shows nor takes the secret of a later one", async () => {
    const { world, waiting, open, code, finish } = await ready();
    const first = await waiting(world.bob);
    const old = (await open(first))!.secret;
    const second = await waiting(world.bob);
    const { secret } = (await open(second))!;
    expect(secret).not.toBe(old);
    expect(await open(first)).toBeNull();
    expect(await finish(first, code(secret))).toEqual({ refused: "ended" });
    expect(await finish(second, code(old))).toEqual({ refused: "code-wrong" });
    expect(await finish(second, code(secret))).toHaveProperty("ticket");
  });

  test("S9 SSO that is required in between closes it, and nothing is set up", async () => {
    const { world, waiting, open, code, finish } = await ready();
    const attempt = await waiting(world.bob);
    const { secret } = (await open(attempt))!;
    await world.requireSso();
    expect(await finish(attempt, code(secret))).toEqual({ refused: "no-match" });
    expect((await world.reads.users.find(world.bob.id))!.totpConfirmedAt).toBeNull();
  });

  test("a password that was changed meanwhile has to be typed again", async () => {
    const { world, waiting, open } = await ready();
    const attempt = await waiting(world.bob);
    world.pass({ minutes: 1 });
    await world.change(({ users }, at) => users.change(world.bob.id, { passwordSetAt: at }));
    expect(await open(attempt)).toBeNull();
  });

  test("who has a passkey and no app must use the passkey: the password alone opens nothing and sets up nothing", async () => {
    const { world, submit, addPasskey } = await ready();
    await addPasskey(world.bob);
    expect(await submit(world.bob)).toEqual({ refused: "passkey-needed" });
    expect(await submit(world.bob, { password: "wrong" })).toEqual({ refused: "no-match" });
    expect((await world.reads.users.find(world.bob.id))!.totpSecret).toBeNull();
  });

  test("optional asks nobody, and nobody of another organization is asked", async () => {
    const optional = await ready("optional");
    expect(await optional.submit(optional.world.bob)).toHaveProperty("ticket");
    const required = await ready();
    expect(await required.submit(required.world.carol)).toHaveProperty("ticket");
  });

  test("a recovery code is a second factor: emergency access is not held up", async () => {
    const { world, submit } = await ready();
    await world.requireSso();
    await world.change(async ({ users, recoveryCodes }, at) => {
      await users.change(world.alice.id, { emergencySince: at });
      const code = { id: `RC${world.domain}`, codeHash: recoveryCodeHash("ABCD-EFGH") };
      await recoveryCodes.replace(world.alice.id, [code], at);
    });
    expect(await submit(world.alice, { recoveryCode: "ABCD-EFGH" })).toHaveProperty("ticket");
  });

  test("the settings say how many sign in with a password alone: not SSO people, and nobody with an app or a passkey", async () => {
    const { world, addPasskey } = await ready("optional");
    const asked = async () => {
      const answer = await world.ask(organizationSettingsQuery, world.as(world.alice), {});
      return "answer" in answer ? answer.answer.passwordAlone : answer;
    };
    await world.addPerson(`guest@elsewhere.test`, "member");
    await world.addPerson(`later@elsewhere.test`, "member", { passwordHash: null, passwordSetAt: null });
    expect(await asked()).toEqual({ people: 4, more: false });
    await addPasskey(world.bob);
    await world.change(({ users }, at) =>
      users.change(world.dana.id, { totpSecret: "sealed", totpConfirmedAt: at }),
    );
    expect(await asked()).toEqual({ people: 2, more: false });
    await world.requireSso();
    expect(await asked()).toEqual({ people: 1, more: false });
  });

  test("changing it is recorded, and wants a fresh sign-in of somebody in charge", async () => {
    const { world } = await ready();
    const change = (actor: ReturnType<typeof world.as>) =>
      world.run(changeSecondFactorRuleCommand, actor, { rule: "optional" });
    expect(await change(world.as(world.bob))).toMatchObject({ refused: { code: "forbidden" } });
    const stale = world.as(world.alice);
    world.pass({ minutes: 11 });
    expect(await change(stale)).toMatchObject({ refused: { code: "sign-in-not-fresh" } });
    expect(await change(world.as(world.alice))).toEqual({ done: { rule: "optional" } });
    expect((await world.events())[0]).toMatchObject({
      name: "settings.changed",
      details: { setting: "the second factor for passwords", from: "required", to: "optional" },
    });
  });
});
