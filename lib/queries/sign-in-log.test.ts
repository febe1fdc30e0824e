import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { testWorld } from "../runtime/testing/test-world";
import { signInLogQuery } from "./sign-in-log";

describeEachDialect("the sign-in log", (database) => {
  test("A16 newest or oldest first, page by page, shows every sign-in once, also those of the same moment", async () => {
    const world = await testWorld(database());
    const { tables } = world.ports.database;
    const start = world.now().getTime();
    await world.ports.database.transaction(async (tx) => {
      for (let i = 0; i < 120; i++)
        await tx.insert(tables.loginAttempts).values({
          id: `_${String(i).padStart(4, "0")}${world.organizationId}` as never,
          reference: `S${i}${world.organizationId}`,
          organizationId: world.organizationId,
          purpose: "login",
          method: "password",
          startedFrom: "our-page",
          // Three of each moment, so that a page ends in the middle of one.
          startedAt: new Date(start + Math.floor(i / 3) * 1000),
          expiresAt: world.now(),
          returnTo: "/",
          outcome: "signed-in",
          trace: [],
        });
    });
    const walk = async (order?: "oldest") => {
      const seen: string[] = [];
      let before: string | undefined;
      do {
        const asked = await world.ask(signInLogQuery, world.as(world.alice), { before, order });
        if (!("answer" in asked)) throw new Error("refused");
        seen.push(...asked.answer.rows.map(({ id }) => id.slice(1, 5)));
        before = asked.answer.next ?? undefined;
      } while (before);
      return seen;
    };
    const all = Array.from({ length: 120 }, (_, i) => String(i).padStart(4, "0"));
    expect(await walk("oldest")).toEqual(all);
    expect(await walk()).toEqual([...all].reverse());
  });
});
