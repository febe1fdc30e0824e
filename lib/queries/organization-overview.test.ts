import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { testWorld } from "../runtime/testing/test-world";
import { organizationOverviewQuery } from "./organization-overview";

describeEachDialect("the overview", (database) => {
  test("the roll-out counts only people who must use SSO, on both sides of the “of”", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    const robot = await world.addPerson(`robot@${world.domain}`, "member");
    await world.change(async ({ users, exemptions }, at) => {
      for (const person of [world.alice, world.bob, robot])
        await users.change(person.id, { lastSignInAt: at, lastSignInBy: "sso" });
      await users.change(world.alice.id, { emergencySince: at });
      await exemptions.start({
        id: `EX${world.domain}` as never,
        userId: robot.id,
        kind: "given",
        reason: "runs the nightly export",
        startedAt: at,
        startedBy: world.alice.id,
        until: null,
      });
    });
    const answer = await world.ask(organizationOverviewQuery, world.as(world.dana), {});
    expect(answer).toMatchObject({ answer: { rollOut: { people: 2, signedIn: 1 } } });
  });
});
