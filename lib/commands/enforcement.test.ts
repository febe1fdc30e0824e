import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { beforeAfter } from "../core/before-after";
import { parseEmail } from "../core/email";
import type { DomainId, ProfileId } from "../core/ids";
import { decideLogin } from "../core/login";
import { profileFingerprint } from "../core/profile-fingerprint";
import { previewEnforcementQuery } from "../queries/preview-enforcement";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { confirmEnforcementCommand } from "./confirm-enforcement";
import { disableSsoForUserCommand } from "./disable-sso-for-user";
import { enableSsoForUserCommand } from "./enable-sso-for-user";
import { enforceSsoCommand } from "./enforce-sso";
import { pauseSsoCommand } from "./pause-sso";
import { releaseSsoCommand } from "./release-sso";
import { removeEmergencyPersonCommand } from "./remove-emergency-person";
import { resumeSsoCommand } from "./resume-sso";

const REASON = "the identity provider is down";

describeEachDialect("requiring SSO", (database) => {
  /** A verified domain, a tested profile, and alice with proved emergency access; nothing required yet. */
  const ready = async () => {
    const world = await testWorld(database());
    const { profileId, domainId } = await world.requireSso();
    const erin = await world.addPerson(`erin@${world.domain}`, "owner");
    await world.change(async ({ domains, profiles, users, recoveryCodes }, at) => {
      await domains.release([domainId]);
      const { live } = (await profiles.find(profileId))!;
      const [certificate] = await profiles.certificates(profileId);
      await profiles.change(profileId, {
        testedFingerprint: profileFingerprint(live!, [certificate!.fingerprint]),
        testedAt: at,
        testedBy: ["Alice", "Bob"],
      });
      await users.change(world.alice.id, { emergencySince: at, emergencyDrilledAt: at, codesStoredAt: at });
      await recoveryCodes.replace(
        world.alice.id,
        [{ id: `RC${world.alice.id}`, codeHash: world.alice.id }],
        at,
      );
    });
    const form = { profileId: profileId as string, domains: [domainId as string], warningsRead: "on" };
    const wayOf = async (email: string) =>
      decideLogin(await doorReads(world.ports).logins.facts(parseEmail(email)!, world.now())).by;
    return { world, profileId, domainId, erin, form, wayOf };
  };

  test("bob's password stops working once his domain is required, on one row, and on record", async () => {
    const { world, form, wayOf, erin } = await ready();
    expect(await wayOf(world.bob.email)).toBe("password");
    const outcome = await world.run(enforceSsoCommand, world.as(erin), form);
    expect(outcome).toMatchObject({ done: { plan: { toSso: 3, actorStaysOut: true } } });
    expect(await wayOf(world.bob.email)).toBe("sso");
    expect((await world.events()).map(({ name }) => name).sort()).toEqual([
      "sso.enforced",
      "user.sso-disabled",
    ]);
  });

  test("the page's plan is the command's plan", async () => {
    const { world, form, profileId, domainId, erin } = await ready();
    const shown = await world.ask(previewEnforcementQuery, world.as(erin), {
      profileId,
      domains: [domainId],
    });
    const done = await world.run(enforceSsoCommand, world.as(erin), form);
    expect("answer" in shown && "done" in done && shown.answer!.plan).toEqual(
      "done" in done && (done.done as { plan: unknown }).plan,
    );
  });

  test("R1 settings that changed after their test, and a test of 31 days ago, block", async () => {
    const { world, form, profileId, erin } = await ready();
    world.pass({ days: 31 });
    const blocked = (test: string) => ({
      refused: { code: "blocked", blockers: [{ code: "profile-untested", test }] },
    });
    expect(await world.run(enforceSsoCommand, world.as(erin), form)).toEqual(blocked("older-than-30-days"));
    await world.change(async ({ profiles }) => {
      const { live } = (await profiles.find(profileId))!;
      await profiles.change(profileId, { live: { ...live!, signInUrl: "https://idp.test/other" } });
    });
    expect(await world.run(enforceSsoCommand, world.as(erin), form)).toEqual(blocked("outdated"));
    expect(await world.events()).toEqual([]);
  });

  test("R2 nobody with a drill of the last 180 days blocks; a password that nobody set does not count", async () => {
    const { world, form, erin } = await ready();
    const none = { refused: { code: "blocked", blockers: [{ code: "no-emergency-access" }] } };
    await world.change(({ users }) => users.change(world.alice.id, { passwordSetAt: null }));
    expect(await world.run(enforceSsoCommand, world.as(erin), form)).toEqual(none);
    await world.change(({ users }, at) =>
      users.change(world.alice.id, {
        passwordSetAt: at,
        emergencyDrilledAt: new Date(at.getTime() - 181 * 86_400_000),
      }),
    );
    expect(await world.run(enforceSsoCommand, world.as(erin), form)).toEqual(none);
  });

  test("R3 who switches on stays out until the first SSO sign-in", async () => {
    const { world, form, wayOf, erin } = await ready();
    await world.run(enforceSsoCommand, world.as(erin), form);
    expect(await wayOf(erin.email)).toBe("password");
    const { database } = world.ports;
    const { doorRepositories } = await import("../../db/repositories");
    await database.transaction((tx) =>
      doorRepositories(database.tables, tx).logins.endUntilFirstSso(erin.id, world.now()),
    );
    expect(await wayOf(erin.email)).toBe("sso");
  });

  test("R4 the last one with emergency access stays, even for an owner", async () => {
    const { world, erin } = await ready();
    const input = { userId: world.alice.id as string };
    expect(await world.run(removeEmergencyPersonCommand, world.as(world.alice), input)).toEqual({
      refused: { code: "last-emergency-owner" },
    });
    await world.change(({ users }, at) =>
      users.change(erin.id, { emergencySince: at, emergencyDrilledAt: at }),
    );
    expect(await world.run(removeEmergencyPersonCommand, world.as(erin), input)).toHaveProperty("done");
  });

  test("R7 a pause lets passwords in, ends by itself, and everyone in charge is told", async () => {
    const { world, form, wayOf, profileId, erin } = await ready();
    await world.run(enforceSsoCommand, world.as(erin), form);
    const pause = { profileId: profileId as string, hours: "1" as const, reason: REASON };
    expect(await world.run(pauseSsoCommand, world.as(world.dana), pause)).toHaveProperty("done");
    expect(await wayOf(world.bob.email)).toBe("password");
    const told = (await world.mails())
      .filter(({ kind }) => kind === "sso-paused")
      .map(({ recipient }) => recipient);
    expect(told.sort()).toEqual([world.alice.email, world.dana.email, erin.email].sort());
    world.pass({ minutes: 61 });
    expect(await wayOf(world.bob.email)).toBe("sso");
    await world.run(pauseSsoCommand, world.as(world.dana), { ...pause, hours: "until-resumed" });
    world.pass({ days: 30 });
    expect(await wayOf(world.bob.email)).toBe("password");
    expect(await world.run(resumeSsoCommand, world.as(world.dana), pause)).toHaveProperty("done");
    expect(await wayOf(world.bob.email)).toBe("sso");
  });

  test("R12 requiring, pausing, exempting and releasing are on record with before and after", async () => {
    const { world, form, profileId, erin } = await ready();
    const profile = { profileId: profileId as string };
    await world.run(enforceSsoCommand, world.as(erin, { by: "sso" }), form);
    await world.run(pauseSsoCommand, world.as(erin), { ...profile, hours: "1", reason: REASON });
    await world.run(resumeSsoCommand, world.as(erin), profile);
    await world.run(disableSsoForUserCommand, world.as(erin), {
      userId: world.bob.id,
      reason: REASON,
      until: "2027-01-31",
    });
    await world.run(enableSsoForUserCommand, world.as(erin), { userId: world.bob.id });
    await world.run(releaseSsoCommand, world.as(erin), profile);
    const lines = (await world.events()).map(({ name, details }) => [name, beforeAfter(name, details)[0]]);
    const paused = "paused until 2026-11-24 10:00 UTC";
    const exempt = "exempt until 2027-01-31 23:59 UTC";
    const [none, one] = ["required for no domain", `required for ${world.domain}`];
    expect(Object.fromEntries(lines)).toEqual({
      "sso.enforced": `${none} → ${one}`,
      "sso.paused": `SSO required → ${paused}`,
      "sso.resumed": `${paused} → SSO required`,
      "user.sso-disabled": `SSO required → ${exempt}`,
      "user.sso-enabled": `${exempt} → SSO required`,
      "sso.released": `${one} → ${none}`,
    });
  });

  test("R8 a living session survives requiring, and R10 a lost domain lets nobody in but those who stay out", async () => {
    const { world, form, wayOf, domainId, erin } = await ready();
    const { tables } = world.ports.database;
    await world.ports.database.transaction((tx) =>
      tx.insert(tables.sessions).values({
        id: `SE${world.bob.id}` as never,
        userId: world.bob.id,
        organizationId: world.organizationId,
        by: "password",
        startedAt: world.now(),
        lastSeenAt: world.now(),
        expiresAt: new Date(world.now().getTime() + 86_400_000),
      }),
    );
    await world.run(enforceSsoCommand, world.as(erin), form);
    expect(await world.reads.sessions.living(world.bob.id, world.now())).toHaveLength(1);
    await world.change(({ domains }, at) => domains.change(domainId, { lostAt: at }));
    expect([await wayOf(world.bob.email), await wayOf(world.alice.email)]).toEqual(["nothing", "password"]);
  });

  test("R11 an old sign-in cannot require, pause or exempt; R12 a refusal leaves no trace", async () => {
    const { world, form, profileId, erin } = await ready();
    const stale = world.as(erin, { signedInAt: new Date(world.now().getTime() - 11 * 60_000) });
    const refused = { refused: { code: "sign-in-not-fresh" } };
    expect(await world.run(enforceSsoCommand, stale, form)).toEqual(refused);
    expect(await world.run(pauseSsoCommand, stale, { profileId, hours: "1", reason: REASON })).toEqual(
      refused,
    );
    expect(
      await world.run(disableSsoForUserCommand, stale, { userId: world.bob.id, reason: REASON }),
    ).toEqual(refused);
    expect(await world.events()).toEqual([]);
  });

  test("exemptions of the review begin with the requirement; one that is refused rolls everything back", async () => {
    const { world, form, wayOf, erin } = await ready();
    const wrong = { ...form, exempt: `${world.bob.email} nobody@${world.domain}`, exemptReason: REASON };
    expect(await world.run(enforceSsoCommand, world.as(erin), wrong)).toMatchObject({
      refused: { code: "not-found" },
    });
    expect(await world.reads.exemptions.inForce(world.now())).toEqual([]);
    const right = { ...form, exempt: world.bob.email, exemptReason: REASON };
    expect(await world.run(enforceSsoCommand, world.as(erin), right)).toMatchObject({
      done: { plan: { toSso: 2 } },
    });
    expect(await wayOf(world.bob.email)).toBe("password");
  });

  test("warnings need one tick; a member may not; another organization's profile does not exist", async () => {
    const { world, form, erin } = await ready();
    const unread = { ...form, warningsRead: undefined };
    expect(await world.run(enforceSsoCommand, world.as(erin), unread)).toEqual({
      refused: { code: "warnings-unread" },
    });
    expect(await world.run(enforceSsoCommand, world.as(world.bob), form)).toMatchObject({
      refused: { code: "forbidden" },
    });
    expect(await world.run(enforceSsoCommand, world.as(world.carol), form)).toEqual({
      refused: { code: "not-found", what: "profile" },
    });
  });

  test("releasing ends the exemptions of its people, and their passwords work", async () => {
    const { world, form, wayOf, profileId, erin } = await ready();
    await world.run(enforceSsoCommand, world.as(erin), form);
    await world.run(disableSsoForUserCommand, world.as(world.dana), { userId: world.bob.id, reason: REASON });
    expect(
      await world.run(releaseSsoCommand, world.as(erin), { profileId: profileId as string }),
    ).toHaveProperty("done");
    expect(await world.reads.exemptions.inForce(world.now())).toEqual([]);
    expect(await wayOf(world.dana.email)).toBe("password");
  });

  test("exemptions that ended with a release are offered with the next requirement, and given again where ticked", async () => {
    const { world, form, wayOf, profileId, domainId, erin } = await ready();
    const grace = await world.addPerson(`grace@${world.domain}`, "member");
    const offered = async () => {
      const shown = await world.ask(previewEnforcementQuery, world.as(erin), {
        profileId,
        domains: [domainId],
      });
      return "answer" in shown
        ? shown.answer!.formerlyExempt.map(({ email, reason }) => [email, reason])
        : null;
    };
    await world.run(enforceSsoCommand, world.as(erin), form);
    for (const { id } of [world.bob, grace])
      await world.run(disableSsoForUserCommand, world.as(world.dana), { userId: id, reason: REASON });
    expect(await offered()).toEqual([]);
    world.pass({ minutes: 5 });
    await world.run(releaseSsoCommand, world.as(erin), { profileId: profileId as string });
    expect(await offered()).toEqual([
      [world.bob.email, REASON],
      [grace.email, REASON],
    ]);
    expect(
      await world.run(enforceSsoCommand, world.as(erin), { ...form, again: [world.bob.id as string] }),
    ).toHaveProperty("done");
    expect([await wayOf(world.bob.email), await wayOf(grace.email)]).toEqual(["password", "sso"]);
    expect(await offered()).toEqual([]);
  });

  test("the release says whose exemptions end and how many sign in by password again", async () => {
    const { world, form, profileId, erin } = await ready();
    await world.run(enforceSsoCommand, world.as(erin, { by: "sso" }), form);
    await world.run(disableSsoForUserCommand, world.as(world.dana), { userId: world.bob.id, reason: REASON });
    const shown = await world.ask(previewEnforcementQuery, world.as(erin), { profileId });
    const done = await world.run(releaseSsoCommand, world.as(erin), { profileId: profileId as string });
    expect("answer" in shown && shown.answer!.release).toEqual({
      domains: [world.domain],
      people: 2,
      exempt: [world.bob.email],
    });
    expect(done).toMatchObject({ done: { plan: { toPassword: 2, endsExemptions: 1 } } });
  });

  test("S11 SSO is switched off and on for bob, with a link when he has no password", async () => {
    const { world, form, wayOf, erin } = await ready();
    await world.run(enforceSsoCommand, world.as(erin), form);
    await world.change(({ users }) => users.change(world.bob.id, { passwordHash: null }));
    const off = await world.run(disableSsoForUserCommand, world.as(world.dana), {
      userId: world.bob.id,
      reason: REASON,
      until: "2027-01-31",
    });
    expect(off).toMatchObject({
      done: { needsPassword: true, link: expect.stringMatching(/\/reset\/.{43}$/) },
    });
    expect(await wayOf(world.bob.email)).toBe("password");
    expect(
      await world.run(enableSsoForUserCommand, world.as(world.dana), { userId: world.bob.id }),
    ).toHaveProperty("done");
    expect(await wayOf(world.bob.email)).toBe("sso");
    const short = await world.run(disableSsoForUserCommand, world.as(world.dana), {
      userId: world.bob.id,
      reason: "no",
    });
    expect(short).toMatchObject({ refused: { code: "invalid-input" } });
    const self = await world.run(disableSsoForUserCommand, world.as(world.dana), {
      userId: world.dana.id,
      reason: REASON,
    });
    expect(self).toEqual({ refused: { code: "not-yourself" } });
  });

  test("only an owner who came in through SSO can confirm", async () => {
    const { world, form, profileId, erin } = await ready();
    await world.run(enforceSsoCommand, world.as(erin), { ...form, confirm: "on" });
    const input = { profileId: profileId as string };
    const refused = { refused: { code: "confirm-by-sso-owner" } };
    expect(await world.run(confirmEnforcementCommand, world.as(erin), input)).toEqual(refused);
    expect(await world.run(confirmEnforcementCommand, world.as(world.dana, { by: "sso" }), input)).toEqual(
      refused,
    );
    expect(await world.run(confirmEnforcementCommand, world.as(erin, { by: "sso" }), input)).toHaveProperty(
      "done",
    );
    expect(await world.run(confirmEnforcementCommand, world.as(erin, { by: "sso" }), input)).toEqual({
      refused: { code: "nothing-scheduled" },
    });
  });

  test("ids of nothing are refused, not thrown", async () => {
    const { world, form, erin } = await ready();
    const unknown = { ...form, domains: ["DMnothing" as DomainId as string] };
    expect(await world.run(enforceSsoCommand, world.as(erin), unknown)).toMatchObject({
      refused: { code: "blocked" },
    });
    const profile = { ...form, profileId: "JQnothing" as ProfileId as string };
    expect(await world.run(enforceSsoCommand, world.as(erin), profile)).toMatchObject({
      refused: { code: "not-found" },
    });
  });
});
