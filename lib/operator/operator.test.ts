import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { disableSsoForUserCommand } from "../commands/disable-sso-for-user";
import { suspendUserCommand } from "../commands/suspend-user";
import type { Operator } from "../runtime/actor";
import { testWorld } from "../runtime/testing/test-world";
import { isSignUpOpen, readOrganizations } from "./read-installation";
import { switchSignUp } from "./sign-up-setting";

describeEachDialect("the operator", (database) => {
  test("sees every organization and its domains", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    const rows = await readOrganizations(world.ports, world.as(world.alice) as unknown as Operator);
    expect(rows.find(({ id }) => id === world.organizationId)).toMatchObject({
      people: 3,
      domains: [{ name: world.domain, verified: true, required: true }],
    });
    expect(rows.map(({ id }) => id)).toContain(world.otherOrganizationId);
  });

  test("closes and opens sign-up, on record once per change", async () => {
    const world = await testWorld(database());
    const by = world.as(world.alice) as unknown as Operator;
    await switchSignUp(world.ports, by, false);
    await switchSignUp(world.ports, by, false);
    expect(await isSignUpOpen(world.ports)).toBe(false);
    await switchSignUp(world.ports, by, true);
    expect(await isSignUpOpen(world.ports)).toBe(true);
  });

  test("cannot be taken over by an administrator of the organization that they belong to", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    await world.change(({ users }) => users.change(world.bob.id, { operator: true, passwordHash: null }));
    const userId = world.bob.id as string;
    const refused = { refused: { code: "operator-protected" } };
    const exempt = { userId, reason: "so that I get the link to set a password" };
    expect(await world.run(disableSsoForUserCommand, world.as(world.alice), exempt)).toEqual(refused);
    expect(await world.run(suspendUserCommand, world.as(world.alice), { userId })).toEqual(refused);
  });
});
