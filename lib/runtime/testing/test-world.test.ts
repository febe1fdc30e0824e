import { expect, test } from "vitest";
import { describeEachDialect } from "../../../db/testing";
import { parseEmail } from "../../core/email";
import { doorReads } from "../unit-of-work";
import { testWorld } from "./test-world";

describeEachDialect("the test world", (database) => {
  test("bob must use SSO once it is required, and worlds do not meet", async () => {
    const first = await testWorld(database());
    const second = await testWorld(database());
    expect(first.domain).not.toBe(second.domain);
    await second.requireSso();
    const facts = (email: string) => doorReads(second.ports).logins.facts(parseEmail(email)!, second.now());
    expect((await facts(first.bob.email)).enforcement).toBeNull();
    expect((await facts(second.bob.email)).enforcement).toMatchObject({ usable: true, paused: false });
  });
});
