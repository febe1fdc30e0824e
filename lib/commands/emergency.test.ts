import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { testWorld } from "../runtime/testing/test-world";
import { makeRecoveryCodesCommand } from "./make-recovery-codes";
import { markCodesStoredCommand } from "./mark-codes-stored";
import { nameEmergencyPersonCommand } from "./name-emergency-person";
import { recordDrillCommand } from "./record-drill";

describeEachDialect("emergency access", (database) => {
  const planted = async () => {
    const world = await testWorld(database());
    const signIn = (method: "password" | "sso" | "emergency") =>
      database().transaction((tx) =>
        tx.insert(database().tables.loginAttempts).values({
          id: `_${Math.random()}` as never,
          reference: `${Math.random()}`,
          organizationId: world.organizationId,
          userId: world.alice.id,
          purpose: "login",
          method,
          startedFrom: "our-page",
          startedAt: world.now(),
          expiresAt: world.now(),
          finishedAt: world.now(),
          returnTo: "/",
          outcome: "signed-in",
          trace: [],
        }),
      );
    const readiness = async () =>
      (await world.reads.enforcement.emergencyPeople(world.now())).map(({ readiness }) => readiness.gaps);
    return { world, signIn, readiness, alice: () => world.as(world.alice) };
  };

  test("an owner is named, makes and stores codes, practises, and only then is ready", async () => {
    const { world, signIn, readiness, alice } = await planted();
    await world.run(nameEmergencyPersonCommand, alice(), { userId: world.alice.id as string });
    expect(await readiness()).toEqual([["no-codes", "never-drilled"]]);
    await world.run(makeRecoveryCodesCommand, alice(), {});
    expect(await readiness()).toEqual([["codes-not-stored", "never-drilled"]]);
    await world.run(markCodesStoredCommand, alice(), { stored: "on" });
    expect(await readiness()).toEqual([["never-drilled"]]);
    expect(await world.run(recordDrillCommand, alice(), {})).toEqual({
      refused: { code: "drill-not-found" },
    });
    await signIn("sso");
    expect(await world.run(recordDrillCommand, alice(), {})).toEqual({
      refused: { code: "drill-not-found" },
    });
    await signIn("password");
    expect(await world.run(recordDrillCommand, alice(), {})).toHaveProperty("done");
    expect(await readiness()).toEqual([[]]);
    world.pass({ days: 180 });
    expect(await readiness()).toEqual([["drill-too-old"]]);
  });

  test("a sign-in before the codes were stored is no drill", async () => {
    const { world, signIn, alice } = await planted();
    await signIn("password");
    world.pass({ minutes: 1 });
    await world.run(nameEmergencyPersonCommand, alice(), { userId: world.alice.id as string });
    await signIn("password");
    world.pass({ minutes: 1 });
    await world.run(makeRecoveryCodesCommand, alice(), {});
    await world.run(markCodesStoredCommand, alice(), { stored: "on" });
    const drill = () => world.run(recordDrillCommand, alice(), {});
    expect(await drill()).toEqual({ refused: { code: "drill-not-found" } });
    await signIn("password");
    expect(await drill()).toHaveProperty("done");
  });

  test("a sign-in of more than an hour ago is no drill", async () => {
    const { world, signIn, alice } = await planted();
    await world.run(nameEmergencyPersonCommand, alice(), { userId: world.alice.id as string });
    await world.run(makeRecoveryCodesCommand, alice(), {});
    await world.run(markCodesStoredCommand, alice(), { stored: "on" });
    await signIn("emergency");
    world.pass({ minutes: 61 });
    expect(await world.run(recordDrillCommand, alice(), {})).toEqual({
      refused: { code: "drill-not-found" },
    });
  });

  test("ten codes are shown once and only their hashes are kept; new ones replace them", async () => {
    const { world, alice } = await planted();
    await world.run(nameEmergencyPersonCommand, alice(), { userId: world.alice.id as string });
    const make = async () => {
      const outcome = await world.run(makeRecoveryCodesCommand, alice(), {});
      return "done" in outcome ? (outcome.done?.codes ?? []) : [];
    };
    const first = await make();
    const second = await make();
    expect(new Set([...first, ...second]).size).toBe(20);
    const rows = await database().read.select().from(database().tables.recoveryCodes);
    const kept = rows.filter(({ userId }) => userId === world.alice.id).map(({ codeHash }) => codeHash);
    expect(kept.sort()).toEqual(second.map(recoveryCodeHash).sort());
    expect(JSON.stringify([await world.events(), await world.mails()])).not.toContain(second[0]);
  });

  test("only owners can be named, and only by owners", async () => {
    const { world, alice } = await planted();
    const name = (userId: string, by = alice()) => world.run(nameEmergencyPersonCommand, by, { userId });
    expect(await name(world.dana.id)).toEqual({ refused: { code: "needs-owner-role" } });
    expect(await name(world.alice.id, world.as(world.dana))).toMatchObject({
      refused: { code: "forbidden" },
    });
    expect(await name(world.carol.id)).toMatchObject({ refused: { code: "not-found" } });
  });
});
