import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { testWorld } from "../runtime/testing/test-world";
import { addressToTryQuery } from "./address-to-try";

describeEachDialect("whose ways in may be tried", (database) => {
  test("those of one's own people and domains, and nobody else's, by owners and admins", async () => {
    const world = await testWorld(database());
    await world.requireSso();
    const stray = await world.addPerson(`stray@${world.domain}`, "member", {}, world.otherOrganizationId);
    const ask = (email: string, as = world.dana) => world.ask(addressToTryQuery, world.as(as), { email });
    expect(await ask(` ${world.bob.email.toUpperCase()} `)).toMatchObject({
      answer: { email: world.bob.email, name: "Bob", organizationId: world.organizationId },
    });
    expect(await ask(`nobody@${world.domain}`)).toMatchObject({ answer: { name: null } });
    const outside = { answer: { problem: expect.stringContaining("neither one of your people") } };
    expect(await ask(world.carol.email)).toEqual(outside);
    expect(await ask("nobody@partner.test")).toEqual(outside);
    // Another organization's person on a domain of ours is theirs to ask about.
    expect(await ask(stray.email)).toEqual(outside);
    expect(await ask("bob")).toEqual({ answer: { problem: "“bob” is not an e-mail address." } });
    expect(await ask(world.bob.email, world.bob)).toMatchObject({ refused: { code: "forbidden" } });
  });
});
