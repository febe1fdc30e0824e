import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { exceeds, LIMITS } from "./rate-limit";

describeEachDialect("limits", (database) => {
  let now = new Date("2026-11-24T09:00:00Z");
  const hit = (of: string) =>
    exceeds({ database: database(), clock: () => now }, ["code/attempt", of], ["start/network", of]);

  test("count to the limit, say how long to wait, and begin anew after the window", async () => {
    const { hits, seconds } = LIMITS["code/attempt"];
    for (let i = 0; i < hits; i++) expect(await hit("one")).toBeNull();
    now = new Date(now.getTime() + 60_000);
    expect(await hit("one")).toBe(seconds - 60);
    expect(await hit("another")).toBeNull();
    now = new Date(now.getTime() + seconds * 1000);
    expect(await hit("one")).toBeNull();
  });

  test("lose none of many at once", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => hit("crowd")));
    expect(answers.filter((wait) => wait === null)).toHaveLength(LIMITS["code/attempt"].hits);
  });
});
