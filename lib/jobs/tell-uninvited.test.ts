import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { newId } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorWork } from "../runtime/unit-of-work";
import { tellUninvited } from "./tell-uninvited";

describeEachDialect("the daily mail about uninvited people", (database) => {
  test("S13 yesterday's uninvited people are told to everybody in charge, once, and not to members", async () => {
    const world = await testWorld(database());
    const attempt = (email: string) =>
      doorWork(world.ports, ({ logins }, now) =>
        logins.open({
          id: newId("attempt"),
          reference: newId("event"),
          organizationId: world.organizationId,
          purpose: "login",
          method: "sso",
          startedFrom: "our-page",
          startedAt: now,
          expiresAt: now,
          returnTo: "/",
          email,
          finishedAt: now,
          outcome: "refused",
          because: "unknown-user",
          trace: [],
        }),
      );
    await attempt(`new@${world.domain}`);
    await attempt(`invited@${world.domain}`);
    await world.addPerson(`invited@${world.domain}`, "member", { status: "invited", joinedAt: null });
    await tellUninvited.run(world.ports);
    expect(await world.mails()).toEqual([]);
    world.pass({ days: 1 });
    for (let i = 0; i < 3; i++) await tellUninvited.run(world.ports);
    const mails = await world.mails();
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([world.alice.email, world.dana.email]);
    expect(mails[0]!.text).toContain(`new@${world.domain}`);
    expect(mails[0]!.text).not.toContain("invited@");
    world.pass({ days: 1 });
    await tellUninvited.run(world.ports);
    expect(await world.mails()).toHaveLength(2);
  });
});
