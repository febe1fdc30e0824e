import { assert as check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { randomOf } from "./testing/generated-xml";
import { JUDGEMENT, KEYS, respond } from "./testing/made-world";
import { mutate } from "./testing/mutate";
import { field, goodCases, judge } from "./testing/testdata";

const encrypt = { certificatePem: KEYS.sp.certificatePem };
const GENUINE = [
  ...goodCases().map(({ name, xml, good, judgement }) => ({ name, xml, email: good.email, judgement })),
  ...(["assertion", "response", "both"] as const).flatMap((sign) => [
    { name: `made, ${sign} signed`, xml: respond({ sign }), email: "bob@acme.test", judgement: JUDGEMENT },
    {
      name: `made, ${sign} signed, encrypted`,
      xml: respond({ sign, encrypt }),
      email: "bob@acme.test",
      judgement: JUDGEMENT,
    },
  ]),
];
const RUNS = 250;

describe(`${RUNS} changes without the key never make another person of`, () => {
  for (const [index, { name, xml, email, judgement }] of GENUINE.entries()) {
    it(name, () => {
      let refused = 0;
      check(
        property(integer(), integer({ min: 1, max: 3 }), (seed, changes) => {
          const random = randomOf(seed);
          let changed = xml;
          for (let count = 0; count < changes; count++) changed = mutated(changed, random);
          const result = judge(field(changed), judgement);
          if ("code" in result) refused++;
          else expect(result.email).toBe(email);
        }),
        { seed: 100 + index, numRuns: RUNS },
      );
      expect(refused).toBeGreaterThan(RUNS / 2);
    });
  }
});

/** A change may leave something that is no XML any more: then it is not changed again. */
function mutated(xml: string, random: ReturnType<typeof randomOf>): string {
  try {
    return mutate(xml, random);
  } catch {
    return xml;
  }
}
