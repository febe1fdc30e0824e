import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import type { AttemptId } from "../core/ids";
import { adminFrameQuery } from "../queries/admin-frame";
import { organizationOverviewQuery } from "../queries/organization-overview";
import { ssoProfileQuery } from "../queries/sso-profile";
import { LIMITS } from "../runtime/rate-limit";
import { otherKeys, ssoWorld } from "./testing/sso-world";

const JUNK = Buffer.from("<junk/>").toString("base64");

describeEachDialect("what strangers post at an ACS", (database) => {
  const seen = async (world: Awaited<ReturnType<typeof ssoWorld>>) => {
    const owner = world.as(world.alice);
    const [frame, overview, profile] = [
      await world.ask(adminFrameQuery, owner, {}),
      await world.ask(organizationOverviewQuery, owner, {}),
      await world.ask(ssoProfileQuery, owner, { profileId: world.profileId }),
    ] as never[] as Array<{ answer: Record<string, unknown> }>;
    return {
      failing: (frame!.answer.failing as unknown[]).length,
      refused: overview!.answer.refused,
      last: (profile!.answer.lastRefused as { because: string } | null)?.because ?? null,
      listed: (profile!.answer.attempts as unknown[]).length,
    };
  };

  test("junk without a request of ours or a believed signature raises no alarm, but stands in the list", async () => {
    const world = await ssoWorld(database());
    for (let i = 0; i < 6; i++) expect(await world.post(JUNK)).toHaveProperty("problem");
    await world.post(world.answer(null, world.bob.email, { signWith: otherKeys }));
    await world.post(world.answer("_made-up" as AttemptId, world.bob.email, { signWith: otherKeys }));
    expect(await seen(world)).toEqual({ failing: 0, refused: 0, last: null, listed: 8 });
  });

  test("an answer to a request of ours counts, signed or not, and so does a believed signature by itself", async () => {
    const world = await ssoWorld(database());
    for (let i = 0; i < 5; i++) await world.signIn(world.bob.email, { signWith: otherKeys });
    expect(await seen(world)).toMatchObject({ failing: 1, refused: 5, last: "CERTIFICATE_UNKNOWN" });
    await world.post(world.answer(null, world.bob.email, { issuer: "https://other.test" }));
    expect(await seen(world)).toMatchObject({ refused: 6, last: "ISSUER_MISMATCH" });
  });

  test("a profile keeps so much noise an hour, answers the rest in words, and people sign in all the while", async () => {
    const world = await ssoWorld(database());
    const { tables } = world.ports.database;
    await world.post(JUNK);
    await world.ports.database.transaction((tx) =>
      tx
        .update(tables.rateLimits)
        .set({ hits: LIMITS["acs/noise"].hits })
        .where(eq(tables.rateLimits.key, `acs/noise:${world.profileId}`)),
    );
    expect(await world.post(JUNK)).toEqual({ unrecorded: "SHAPE_UNEXPECTED" });
    expect(await world.attempts()).toHaveLength(1);
    expect(await world.signIn(world.bob.email)).toHaveProperty("ticket");
    world.pass({ hours: 1 });
    expect(await world.post(JUNK)).toHaveProperty("problem");
  });
});
