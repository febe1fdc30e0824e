import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SAML_FAULT_CODES, type SamlFaultCode } from "../core/saml-fault";
import { namesIn, readBadCase } from "./testing/bad-files";
import { ADMIN } from "./testing/made-world";
import { field, goodCases, HOME, judge } from "./testing/testdata";

describe("a response of a real identity provider, or shaped like one, is believed", () => {
  for (const { name, xml, good, judgement } of goodCases()) {
    it(name, () => expect(judge(field(xml), judgement)).toMatchObject({ email: good.email }));
  }
});

const codes = readdirSync(join(HOME, "bad"));

it("every fault code has bad cases, and every folder is a fault code", () => {
  expect(codes.sort()).toEqual([...SAML_FAULT_CODES].sort());
  for (const code of codes) expect(namesIn(code).length, code).toBeGreaterThan(0);
});

for (const code of codes as SamlFaultCode[]) {
  describe(`${code} is what is said of`, () => {
    for (const name of namesIn(code)) {
      const { text, over, judgement } = readBadCase(code, name);
      if (over.decidedIn) {
        it(`${name}, by ${over.decidedIn}; the verifier alone says yes`, () => {
          expect(judge(text, judgement)).toMatchObject({ email: "bob@acme.test" });
          expect(testsIn(over.decidedIn!)).toContain(code);
        });
      } else it(name, () => expect(judge(text, judgement)).toMatchObject({ code }));
    }
  });
}

it("nobody becomes the administrator by any bad case", () => {
  for (const code of codes) {
    for (const name of namesIn(code)) {
      const { text, judgement } = readBadCase(code, name);
      expect(judge(text, judgement), `${code}/${name}`).not.toMatchObject({ email: ADMIN });
    }
  }
});

function testsIn(folder: string): string {
  const tests = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".test.ts"),
  );
  return tests.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}
