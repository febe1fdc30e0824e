import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { testWorld } from "../runtime/testing/test-world";
import { changeManyPeopleCommand } from "./change-many-people";
import { disableSsoForUserCommand } from "./disable-sso-for-user";
import { enableSsoForUserCommand } from "./enable-sso-for-user";
import { removeUserCommand } from "./remove-user";
import { undoEnableSsoForUserCommand } from "./undo-enable-sso-for-user";

describeEachDialect("the SSO switch", (database) => {
  const planted = async () => {
    const world = await testWorld(database());
    await world.requireSso();
    return world;
  };
  type World = Awaited<ReturnType<typeof planted>>;
  const inForce = async (world: World, of = world.bob) =>
    world.reads.exemptions.findInForce(of.id, world.now());
  const exempt = (world: World, of = world.bob) =>
    world.run(disableSsoForUserCommand, world.as(world.dana), {
      userId: of.id,
      reason: "runs the nightly export",
      until: "2027-01-31",
    });

  test("S11 off keeps the reason and the end, on ends it at once, and undo gives both back", async () => {
    const world = await planted();
    await exempt(world);
    const before = await inForce(world);
    expect(before).toMatchObject({
      reason: "runs the nightly export",
      until: new Date("2027-01-31T23:59:59Z"),
    });
    await world.run(enableSsoForUserCommand, world.as(world.dana), { userId: world.bob.id });
    expect(await inForce(world)).toBeNull();
    world.pass({ minutes: 9 });
    const undone = await world.run(undoEnableSsoForUserCommand, world.as(world.dana), {
      userId: world.bob.id,
    });
    expect(undone).toMatchObject({ done: { name: "Bob", needsPassword: false, link: null } });
    expect(await inForce(world)).toEqual(before);
    expect((await world.events()).map(({ name }) => name).sort()).toEqual([
      "user.sso-disabled",
      "user.sso-disabled",
      "user.sso-enabled",
    ]);
  });

  test("undo is only for whoever switched, only for ten minutes, and never after something else", async () => {
    const world = await planted();
    const undo = (as: typeof world.dana) =>
      world.run(undoEnableSsoForUserCommand, world.as(as), { userId: world.bob.id });
    const late = { refused: { code: "undo-too-late" } };
    expect(await undo(world.dana)).toEqual(late);
    await exempt(world);
    expect(await undo(world.dana)).toEqual(late);
    await world.run(enableSsoForUserCommand, world.as(world.dana), { userId: world.bob.id });
    expect(await undo(world.alice)).toEqual(late);
    world.pass({ minutes: 11 });
    expect(await undo(world.dana)).toEqual(late);
    expect(await inForce(world)).toBeNull();
  });

  test("undo gives a person without a password a new link, because switching on ended the old one", async () => {
    const world = await planted();
    const bot = await world.addPerson(`bot@${world.domain}`, "member", { passwordHash: null });
    await exempt(world, bot);
    await world.run(enableSsoForUserCommand, world.as(world.dana), { userId: bot.id });
    expect(await world.reads.links.open({ purpose: "set-password", userId: bot.id }, world.now())).toEqual(
      [],
    );
    const undone = await world.run(undoEnableSsoForUserCommand, world.as(world.dana), { userId: bot.id });
    expect(undone).toMatchObject({ done: { needsPassword: true, link: expect.stringMatching(/\/reset\//) } });
    expect(
      await world.reads.links.open({ purpose: "set-password", userId: bot.id }, world.now()),
    ).toHaveLength(1);
  });

  test("A15 a bulk change of 200 with one refusal changes 199 and names the one with its reason", async () => {
    const world = await planted();
    const egon = await world.addPerson(`egon@${world.domain}`, "owner", { emergencySince: world.now() });
    const ids = [egon.id];
    for (let i = 0; i < 199; i++) ids.push((await world.addPerson(`p${i}@${world.domain}`, "member")).id);
    const outcome = await world.run(changeManyPeopleCommand, world.as(world.alice), {
      userIds: ids,
      change: "suspend",
    });
    expect(outcome).toMatchObject({
      done: {
        changed: 199,
        notChanged: [{ name: "Egon", email: egon.email, refused: { code: "last-emergency-owner" } }],
      },
    });
    expect((await world.reads.users.find(egon.id))!.status).toBe("active");
    expect((await world.reads.users.find(ids[1]!))!.status).toBe("suspended");
    expect((await world.events()).filter(({ name }) => name === "user.suspended")).toHaveLength(199);
  });

  test("a bulk change that changes nobody writes nothing and says why for each", async () => {
    const world = await planted();
    const outcome = await world.run(changeManyPeopleCommand, world.as(world.dana), {
      userIds: [world.alice.id, world.carol.id, world.bob.id],
      change: "require-sso",
    });
    expect(outcome).toMatchObject({
      refused: {
        code: "nobody-changed",
        people: [
          { email: world.alice.email, refused: { code: "owner-required" } },
          { email: "", refused: { code: "not-found" } },
          { email: world.bob.email, refused: { code: "not-exempt" } },
        ],
      },
    });
    expect(await world.events()).toEqual([]);
  });

  test("R11 leaving many out of SSO wants a fresh sign-in and a reason, as for one", async () => {
    const world = await planted();
    const stale = world.as(world.dana, { signedInAt: new Date(world.now().getTime() - 11 * 60_000) });
    const wanted = {
      userIds: [world.bob.id],
      change: "make-exempt" as const,
      reason: "moves to another provider",
    };
    expect(await world.run(changeManyPeopleCommand, stale, wanted)).toEqual({
      refused: { code: "sign-in-not-fresh" },
    });
    expect(
      await world.run(changeManyPeopleCommand, world.as(world.dana), { ...wanted, reason: "short" }),
    ).toMatchObject({ refused: { code: "invalid-input" } });
    expect(await world.run(changeManyPeopleCommand, world.as(world.dana), wanted)).toMatchObject({
      done: { changed: 1, notChanged: [] },
    });
    expect(await inForce(world)).toMatchObject({ reason: "moves to another provider" });
  });

  test("A17 removing compares what was typed exactly, and keeps the person when it differs", async () => {
    const world = await planted();
    const remove = (confirmation: string) =>
      world.run(removeUserCommand, world.as(world.dana), { userId: world.bob.id, confirmation });
    expect(await remove("bob")).toEqual({
      refused: { code: "confirmation-does-not-match", want: world.bob.email },
    });
    expect(await world.reads.users.find(world.bob.id)).not.toBeNull();
    expect(await remove(world.bob.email)).toHaveProperty("done");
  });
});
