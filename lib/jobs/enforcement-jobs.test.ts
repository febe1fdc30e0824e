import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { disableSsoForUserCommand } from "../commands/disable-sso-for-user";
import { enforceSsoCommand } from "../commands/enforce-sso";
import { pauseSsoCommand } from "../commands/pause-sso";
import { parseEmail } from "../core/email";
import type { DomainId } from "../core/ids";
import { decideLogin } from "../core/login";
import { profileFingerprint } from "../core/profile-fingerprint";
import { newId } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { endExemptions } from "./end-exemptions";
import { endPauses } from "./end-pauses";
import { remindEmergency } from "./remind-emergency";
import { switchOn } from "./switch-on";
import { tellEmergencyUse } from "./tell-emergency-use";
import { watchSignIns } from "./watch-sign-ins";

const REASON = "the identity provider is down";

describeEachDialect("what the product does by itself", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const { profileId, domainId } = await world.requireSso();
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
    const required = async () => (await world.reads.domains.enforcedBy(profileId)).length;
    const kinds = async () =>
      (await world.mails()).map(({ kind, recipient }) => `${kind} ${recipient.split("@")[0]}`).sort();
    const twice = async (job: { run(ports: typeof world.ports): Promise<void> }) => {
      await job.run(world.ports);
      await job.run(world.ports);
    };
    return { world, profileId, form, required, kinds, twice };
  };

  test("a planned switch-on happens at its time, with reminders 3 days and 1 day before, each once", async () => {
    const { world, form, required, kinds, twice } = await ready();
    const at = "2026-12-01T09:00";
    await world.run(enforceSsoCommand, world.as(world.alice), { ...form, when: "at", at, sendMail: "on" });
    const bob = async () => (await kinds()).filter((mail) => mail.endsWith(" bob"));
    await twice(switchOn);
    expect([await required(), await bob()]).toEqual([0, []]);
    world.pass({ days: 4 });
    await twice(switchOn);
    expect(await bob()).toEqual(["sso-coming bob"]);
    world.pass({ days: 2 });
    await twice(switchOn);
    expect(await bob()).toEqual(["sso-coming bob", "sso-coming bob"]);
    world.pass({ days: 1 });
    await twice(switchOn);
    expect([await required(), await bob()]).toEqual([
      1,
      ["sso-coming bob", "sso-coming bob", "sso-required bob"],
    ]);
  });

  test("a planned switch-on without “e-mail these people” mails nobody but those in charge", async () => {
    const { world, form, required, kinds, twice } = await ready();
    await world.run(enforceSsoCommand, world.as(world.alice), {
      ...form,
      when: "at",
      at: "2026-11-26T09:00",
    });
    await twice(switchOn);
    world.pass({ days: 2 });
    await twice(switchOn);
    expect(await required()).toBe(1);
    expect(await kinds()).toEqual(["sso-enforced alice", "sso-enforced dana"]);
  });

  test("a planned switch-on keeps what was required in the meantime, and what was released stays so", async () => {
    const { world, form, profileId, twice } = await ready();
    const addDomain = (name: string) =>
      world.change(async ({ domains }, at) => {
        const id = newId<DomainId>("domain");
        await domains.add({
          id,
          name,
          challenge: "0".repeat(32),
          method: "dns",
          claimedAt: at,
          verifiedAt: at,
          verifiedBy: "dns",
          remindersSent: [],
        });
        return id as string;
      });
    const names = { later: `later.${world.domain}`, gone: `gone.${world.domain}` };
    const [later, gone] = [await addDomain(names.later), await addDomain(names.gone)];
    const [planned] = form.domains as [string];
    const alice = world.as(world.alice);
    await world.run(enforceSsoCommand, alice, { ...form, domains: [gone] });
    await world.run(enforceSsoCommand, alice, {
      ...form,
      domains: [gone, planned],
      when: "at",
      at: "2026-11-26T09:00",
    });
    await world.run(enforceSsoCommand, alice, { ...form, domains: [later] });
    world.pass({ days: 2 });
    await twice(switchOn);
    const required = (await world.reads.domains.enforcedBy(profileId)).map(({ name }) => name);
    expect(required.sort()).toEqual([world.domain, names.later].sort());
  });

  test("a planned switch-on whose test is too old by then does not happen, and everyone in charge is told once", async () => {
    const { world, form, required, kinds, twice } = await ready();
    await world.run(enforceSsoCommand, world.as(world.alice), {
      ...form,
      when: "at",
      at: "2027-01-20T09:00",
    });
    world.pass({ days: 60 });
    await twice(switchOn);
    expect(await required()).toBe(0);
    expect((await kinds()).filter((mail) => mail.startsWith("schedule-stopped"))).toEqual([
      "schedule-stopped alice",
      "schedule-stopped dana",
    ]);
    expect((await world.events())[0]).toMatchObject({ name: "sso.schedule-stopped", actorKind: "product" });
  });

  test("what nobody confirmed within the hour is taken back, once", async () => {
    const { world, form, required, kinds, twice } = await ready();
    await world.run(enforceSsoCommand, world.as(world.alice), { ...form, confirm: "on" });
    world.pass({ minutes: 59 });
    await twice(switchOn);
    expect(await required()).toBe(1);
    world.pass({ minutes: 2 });
    await twice(switchOn);
    expect(await required()).toBe(0);
    expect((await kinds()).filter((mail) => mail.startsWith("sso-reverted"))).toEqual([
      "sso-reverted alice",
      "sso-reverted dana",
    ]);
  });

  test("A06 a pause of one hour ends with the hour, and everyone in charge hears of it once each time", async () => {
    const { world, form, profileId, kinds, twice } = await ready();
    const bob = parseEmail(world.bob.email)!;
    const wayOfBob = async () => decideLogin(await doorReads(world.ports).logins.facts(bob, world.now())).by;
    const told = async () => (await kinds()).filter((mail) => /paused|resume/.test(mail));
    await world.run(enforceSsoCommand, world.as(world.alice), form);
    await world.run(pauseSsoCommand, world.as(world.alice), { profileId, hours: "1", reason: REASON });
    world.pass({ minutes: 59 });
    await twice(endPauses);
    expect(await wayOfBob()).toBe("password");
    world.pass({ minutes: 1 });
    // The requirement is back with the minute, whether or not the job has run.
    expect(await wayOfBob()).toBe("sso");
    await twice(endPauses);
    expect(await wayOfBob()).toBe("sso");
    expect((await told()).filter((mail) => !mail.startsWith("sso-resumes-soon"))).toEqual([
      "sso-paused alice",
      "sso-paused dana",
      "sso-resumed alice",
      "sso-resumed dana",
    ]);
  });

  test("a pause is announced an hour before its end and noted at its end, each once", async () => {
    const { world, form, profileId, kinds, twice } = await ready();
    await world.run(enforceSsoCommand, world.as(world.alice), form);
    await world.run(pauseSsoCommand, world.as(world.alice), { profileId, hours: "8", reason: REASON });
    const dana = async () =>
      (await kinds()).filter((mail) => /paused|resume/.test(mail) && mail.endsWith("dana"));
    world.pass({ hours: 7, minutes: 1 });
    await twice(endPauses);
    expect(await dana()).toEqual(["sso-paused dana", "sso-resumes-soon dana"]);
    world.pass({ hours: 1 });
    await twice(endPauses);
    expect(await dana()).toEqual(["sso-paused dana", "sso-resumed dana", "sso-resumes-soon dana"]);
    expect((await world.reads.profiles.find(profileId))!.pausedAt).toBeNull();
  });

  test("an exemption ends by itself, with a word 7 days before and at the end", async () => {
    const { world, form, kinds, twice } = await ready();
    await world.run(enforceSsoCommand, world.as(world.alice), form);
    const input = { userId: world.bob.id as string, reason: REASON, until: "2026-12-24" };
    await world.run(disableSsoForUserCommand, world.as(world.dana), input);
    const bob = async () => (await kinds()).filter((mail) => mail.endsWith(" bob"));
    await twice(endExemptions);
    expect(await bob()).toEqual(["exempt bob"]);
    world.pass({ days: 25 });
    await twice(endExemptions);
    expect(await bob()).toEqual(["exempt bob", "exemption-ends bob"]);
    world.pass({ days: 7 });
    await twice(endExemptions);
    expect(await bob()).toEqual(["exempt bob", "exemption-ended bob", "exemption-ends bob"]);
    expect(await world.reads.exemptions.findInForce(world.bob.id, world.now())).toBeNull();
  });

  test("an exemption without an end is mailed about once a month", async () => {
    const { world, form, kinds, twice } = await ready();
    await world.run(enforceSsoCommand, world.as(world.alice), form);
    await world.run(disableSsoForUserCommand, world.as(world.dana), {
      userId: world.bob.id as string,
      reason: REASON,
    });
    const reviews = async () => (await kinds()).filter((mail) => mail === "exemptions-review alice").length;
    await twice(endExemptions);
    expect(await reviews()).toBe(1);
    world.pass({ days: 31 });
    await twice(endExemptions);
    expect(await reviews()).toBe(2);
  });

  test("failing sign-in is mailed about once an hour, and not when people are merely unknown", async () => {
    const { world, profileId, kinds, twice } = await ready();
    const { tables } = world.ports.database;
    const refuse = (because: string) =>
      world.ports.database.transaction(async (tx) => {
        for (let i = 0; i < 5; i++)
          await tx.insert(tables.loginAttempts).values({
            id: `_${Math.random()}` as never,
            reference: `${Math.random()}`,
            organizationId: world.organizationId,
            profileId,
            purpose: "login",
            method: "sso",
            startedFrom: "our-page",
            browserHash: "a browser",
            startedAt: world.now(),
            expiresAt: world.now(),
            finishedAt: world.now(),
            returnTo: "/",
            outcome: "refused",
            because,
            trace: [],
          });
      });
    const alarms = async () => (await kinds()).filter((mail) => mail === "sign-in-failing alice").length;
    await refuse("unknown-user");
    await twice(watchSignIns);
    expect(await alarms()).toBe(0);
    world.pass({ minutes: 11 });
    await refuse("SIGNATURE_INVALID");
    await twice(watchSignIns);
    expect(await alarms()).toBe(1);
    world.pass({ hours: 1 });
    await refuse("SIGNATURE_INVALID");
    await twice(watchSignIns);
    expect(await alarms()).toBe(2);
  });

  test("emergency people are asked to practise at 165 and 180 days, once each", async () => {
    const { world, kinds, twice } = await ready();
    const asked = async () => (await kinds()).filter((mail) => mail.startsWith("emergency-"));
    await twice(remindEmergency);
    expect(await asked()).toEqual([]);
    world.pass({ days: 165 });
    await twice(remindEmergency);
    expect(await asked()).toEqual(["emergency-drill-due alice"]);
    world.pass({ days: 15 });
    await twice(remindEmergency);
    expect(await asked()).toEqual(["emergency-drill-due alice", "emergency-drill-over alice"]);
  });

  test("every use of emergency access is told to everyone in charge, once", async () => {
    const { world, kinds, twice } = await ready();
    const { tables } = world.ports.database;
    const begin = (by: "emergency" | "password") =>
      world.ports.database.transaction((tx) =>
        tx.insert(tables.sessions).values({
          id: `SE${Math.random()}` as never,
          userId: world.alice.id,
          organizationId: world.organizationId,
          by,
          startedAt: world.now(),
          lastSeenAt: world.now(),
          expiresAt: new Date(world.now().getTime() + 3_600_000),
        }),
      );
    const told = async () => (await kinds()).filter((mail) => mail.startsWith("emergency-used"));
    await begin("password");
    await twice(tellEmergencyUse);
    expect(await told()).toEqual([]);
    await begin("emergency");
    await twice(tellEmergencyUse);
    expect(await told()).toEqual(["emergency-used alice", "emergency-used dana"]);
    await begin("emergency");
    await twice(tellEmergencyUse);
    expect(await told()).toHaveLength(4);
  });
});
