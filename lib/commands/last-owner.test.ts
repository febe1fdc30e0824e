import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { findPerson, refuseLast } from "../cli/find-person";
import { testWorld } from "../runtime/testing/test-world";
import { doorWork } from "../runtime/unit-of-work";
import { changeManyPeopleCommand } from "./change-many-people";
import { changeRoleCommand } from "./change-role";
import { removeEmergencyPersonCommand } from "./remove-emergency-person";
import { removeUserCommand } from "./remove-user";
import { suspendUserCommand } from "./suspend-user";

/** How an owner stops being one, each way that there is. */
const WAYS = ["suspend", "remove", "change-role", "bulk-suspend", "operator-suspend"] as const;
type Way = (typeof WAYS)[number];

describeEachDialect("R4 under concurrency", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const olga = await world.addPerson(`olga@${world.domain}`, "owner");
    const pair = [world.alice, olga] as const;
    const { run, as } = world;
    /** The other owner does it, or for a role the owner themselves. */
    const end = (way: Way, turn: number): Promise<unknown> => {
      const whom = pair[turn % 2]!;
      const other = as(pair[(turn + 1) % 2]!);
      const userId = whom.id;
      switch (way) {
        case "suspend":
          return run(suspendUserCommand, other, { userId });
        case "remove":
          return run(removeUserCommand, other, { userId });
        case "change-role":
          return run(changeRoleCommand, turn % 4 < 2 ? other : as(whom), { userId, role: "member" });
        case "bulk-suspend":
          return run(changeManyPeopleCommand, other, {
            userIds: pair.map(({ id }) => id),
            change: "suspend",
          });
        case "operator-suspend":
          return doorWork(world.ports, async (door) => {
            const person = await findPerson(door, whom.email);
            await refuseLast(door, person, "suspend");
            await door.of(person.organizationId).users.change(person.id, { status: "suspended" });
          }).catch(() => "refused");
      }
    };
    const activeOwners = async () =>
      (await world.reads.users.owners()).filter(({ status }) => status === "active");
    return { world, olga, end, activeOwners };
  };

  test("100 concurrent changes, by every way at once, leave exactly one of the last two owners", async () => {
    const { end, activeOwners } = await ready();
    expect(await activeOwners()).toHaveLength(2);
    await Promise.all(Array.from({ length: 100 }, (_, turn) => end(WAYS[(turn >> 1) % WAYS.length]!, turn)));
    expect(await activeOwners()).toHaveLength(1);
  });

  test.each(WAYS)("so do 100 of one way: %s", async (way) => {
    const { end, activeOwners } = await ready();
    await Promise.all(Array.from({ length: 100 }, (_, turn) => end(way, turn)));
    expect(await activeOwners()).toHaveLength(1);
  });

  test("100 that would each end the emergency access of one of the last two leave exactly one with it", async () => {
    const { world, olga } = await ready();
    const both = [world.alice, olga];
    for (const { id } of both)
      await world.change(({ users }, at) => users.change(id, { emergencySince: at, emergencyDrilledAt: at }));
    await Promise.all(
      Array.from({ length: 100 }, (_, turn) => {
        const { id: userId } = both[turn % 2]!;
        const by = world.as(both[(turn + 1) % 2]!);
        return turn % 4 < 2
          ? world.run(removeEmergencyPersonCommand, by, { userId })
          : world.run(suspendUserCommand, by, { userId });
      }),
    );
    const left = (await world.reads.users.emergency()).filter(({ status }) => status === "active");
    expect(left).toHaveLength(1);
  });
});
