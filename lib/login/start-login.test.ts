import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { parseEmail } from "../core/email";
import { testWorld } from "../runtime/testing/test-world";
import { startLogin } from "./start-login";

const TRIES = 50;
/** The bar is 10 % on a quiet machine; tests run beside others, so only what would show from outside fails. */
const AT_MOST = 1.5;

describeEachDialect("L03 step 1 of a sign-in tells nobody who exists", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const { profileId } = await world.requireSso();
    const zoe = await world.addPerson(`zoe@${world.domain}`, "member");
    await world.change(({ users }, at) => users.change(zoe.id, { status: "suspended", suspendedAt: at }));
    const addresses = [world.bob.email, zoe.email, `nobody@${world.domain}`].map(
      (email) => parseEmail(email)!,
    );
    const ask = (email: (typeof addresses)[number]) =>
      startLogin(world.ports, { email, visitor: { ip: "203.0.113.7" } });
    return { world, profileId, addresses, ask };
  };

  test("L03 known, suspended and unknown addresses of a required domain get the same answer", async () => {
    const { profileId, addresses, ask } = await ready();
    for (const email of addresses) expect(await ask(email)).toEqual({ by: "sso", profileId });
  });

  test("L03 and after the same time: medians of 50 interleaved tries", { retry: 2 }, async () => {
    const { world, addresses, ask } = await ready();
    const took = addresses.map((): number[] => []);
    for (let turn = 0; turn < TRIES; turn++) {
      // Past the limit of tries, without waiting for it.
      world.pass({ minutes: 1 });
      for (const [index, email] of addresses.entries()) {
        const begun = performance.now();
        await ask(email);
        took[index]!.push(performance.now() - begun);
      }
    }
    const medians = took.map((times) => times.sort((a, b) => a - b)[TRIES / 2]!);
    // A fifth of a millisecond is under what a network lets through.
    expect(Math.max(...medians)).toBeLessThan(Math.min(...medians) * AT_MOST + 0.2);
  });
});
