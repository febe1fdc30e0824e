import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { disableSsoForUserCommand } from "../commands/disable-sso-for-user";
import { enableSsoForUserCommand } from "../commands/enable-sso-for-user";
import { renameUserCommand } from "../commands/rename-user";
import { repinIdentityCommand } from "../commands/repin-identity";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { managedUserDetailQuery } from "./managed-user-detail";

describeEachDialect("the page of one person", (database) => {
  const planted = async () => {
    const world = await testWorld(database());
    return { world, ...(await world.requireSso()) };
  };
  type World = Awaited<ReturnType<typeof planted>>["world"];
  const detail = async (world: World, userId: string, as = world.dana) => {
    const outcome = await world.ask(managedUserDetailQuery, world.as(as), { userId });
    return "answer" in outcome ? outcome.answer : outcome;
  };

  test("S11 exemptions stay in the history with who, why and how they ended", async () => {
    const { world } = await planted();
    const { bob, dana, alice } = world;
    const exempt = (reason: string, until?: string) =>
      world.run(disableSsoForUserCommand, world.as(dana), { userId: bob.id, reason, until });
    await exempt("runs the nightly export");
    world.pass({ days: 1 });
    await world.run(enableSsoForUserCommand, world.as(alice), { userId: bob.id });
    world.pass({ days: 1 });
    await exempt("on leave without a phone", "2026-11-30");
    expect(await detail(world, bob.id)).toMatchObject({
      signIn: { way: "exempt" },
      exemptUntil: new Date("2026-11-30T23:59:59Z"),
      exemptions: [
        { reason: "on leave without a phone", by: "Dana", to: null },
        { reason: "runs the nightly export", by: "Dana", endedBy: "Alice", because: "removed" },
      ],
    });
    world.pass({ days: 10 });
    expect(await detail(world, bob.id)).toMatchObject({
      signIn: { way: "sso" },
      exemptUntil: null,
      exemptions: [{ to: new Date("2026-11-30T23:59:59Z"), because: null }, {}],
    });
  });

  test("another organization's person is not found, and an admin may not change an owner", async () => {
    const { world } = await planted();
    expect(await detail(world, world.carol.id)).toBeNull();
    expect(await detail(world, world.alice.id)).toMatchObject({ mayChange: false });
    expect(await detail(world, world.alice.id, world.alice)).toMatchObject({ mayChange: true, mine: true });
  });

  test("I4 accepting a new identity forgets the old one, in this organization only, after a fresh sign-in", async () => {
    const { world, profileId } = await planted();
    const { bob } = world;
    const pin = () =>
      doorWork(world.ports, ({ logins }, now) =>
        logins.pin({
          id: `pin ${profileId}`,
          profileId,
          userId: bob.id,
          issuer: "https://idp.test/metadata",
          nameId: "bob-1",
          pinnedAt: now,
        }),
      );
    await pin();
    expect(await detail(world, bob.id)).toMatchObject({ identities: [{ profile: "Okta", nameId: "bob-1" }] });
    const stale = world.as(world.dana, { signedInAt: new Date(world.now().getTime() - 11 * 60_000) });
    const wanted = { userId: bob.id, profileId };
    expect(await world.run(repinIdentityCommand, stale, wanted)).toEqual({
      refused: { code: "sign-in-not-fresh" },
    });
    expect(await world.run(repinIdentityCommand, world.as(world.carol), wanted)).toMatchObject({
      refused: { code: "not-found" },
    });
    expect(await world.run(repinIdentityCommand, world.as(world.dana), wanted)).toEqual({
      done: { name: "Bob" },
    });
    const pins = await doorReads(world.ports).logins.pins(profileId, bob.id, "x", "y");
    expect(pins.ofUser).toBeNull();
    expect((await world.events())[0]).toMatchObject({ name: "user.identity-repinned", subject: bob.id });
    expect(await world.run(repinIdentityCommand, world.as(world.dana), wanted)).toMatchObject({
      refused: { code: "not-found" },
    });
  });

  test("a new name is found by the search and on record", async () => {
    const { world } = await planted();
    const { bob, dana } = world;
    await world.run(renameUserCommand, world.as(dana), { userId: bob.id, name: "  Robert Brown " });
    const found = await world.reads.people.page({ search: "robert b" }, { limit: 5 }, world.now());
    expect(found.people.map(({ email }) => email)).toEqual([bob.email]);
    expect((await world.events())[0]).toMatchObject({ details: { from: "Bob", to: "Robert Brown" } });
    expect(await world.run(renameUserCommand, world.as(dana), { userId: bob.id, name: " " })).toMatchObject({
      refused: { code: "invalid-input", issues: [{ field: "name" }] },
    });
  });
});
