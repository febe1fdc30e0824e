import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SAML_FAULT_CODES, type SamlFaultCode } from "../core/saml-fault";
import type { SignaturePolicy } from "../core/sso-profile";
import { ADMIN, JUDGEMENT, KEYS } from "./testing/made-world";
import { field, goodCases, HOME, type Judgement, judge } from "./testing/testdata";

describe("a response of a real identity provider, or shaped like one, is believed", () => {
  for (const { name, xml, good, judgement } of goodCases()) {
    it(name, () => expect(judge(field(xml), judgement)).toMatchObject({ email: good.email }));
  }
});

/** `<case>.json` beside a bad case: what differs from the usual judgement. */
interface Over {
  readonly certificates?: readonly (keyof typeof KEYS)[];
  readonly policy?: SignaturePolicy;
  readonly decrypts?: boolean;
  readonly emailAttribute?: string;
  readonly unsolicited?: boolean;
  /** White space at the end, up to so many bytes: large files need not be kept. */
  readonly padTo?: number;
  /** The verifier says yes, and a test there names the code: only the database can tell what is wrong. */
  readonly decidedIn?: string;
  /** Another identity provider than the made one. */
  readonly captured?: {
    entityId: string;
    requestId: string;
    requestedAt: string;
    now: string;
    certificates: string[];
  };
}

const home = join(HOME, "bad");
const codes = readdirSync(home);

it("every fault code has bad cases, and every folder is a fault code", () => {
  expect(codes.sort()).toEqual([...SAML_FAULT_CODES].sort());
  for (const code of codes) expect(namesIn(code).length, code).toBeGreaterThan(0);
});

for (const code of codes as SamlFaultCode[]) {
  describe(`${code} is what is said of`, () => {
    for (const name of namesIn(code)) {
      const { text, over, judgement } = readCase(code, name);
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
      const { text, judgement } = readCase(code, name);
      expect(judge(text, judgement), `${code}/${name}`).not.toMatchObject({ email: ADMIN });
    }
  }
});

function namesIn(code: string): string[] {
  return readdirSync(join(home, code))
    .filter((file) => !file.endsWith(".json"))
    .sort();
}

function readCase(code: string, file: string): { text: string; over: Over; judgement: Judgement } {
  const path = join(home, code, file);
  const json = path.replace(/\.\w+$/, ".json");
  const over: Over = existsSync(json) ? JSON.parse(readFileSync(json, "utf8")) : {};
  const content = readFileSync(path, "utf8");
  const text = file.endsWith(".xml") ? field(content.padEnd(over.padTo ?? 0)) : content;
  return { text, over, judgement: judgementFor(over) };
}

function judgementFor(over: Over): Judgement {
  const { certificates, policy = "either", decrypts = true, captured, emailAttribute = null } = over;
  const expected = {
    ...JUDGEMENT.expected,
    emailAttribute,
    ...(over.unsolicited ? { inResponseTo: null, requestedAt: null } : {}),
  };
  if (!captured) {
    const trusted = (certificates ?? ["idp"]).map((name) => KEYS[name]);
    return { ...JUDGEMENT, policy, decrypts, expected, certificates: trusted };
  }
  return {
    certificates: captured.certificates.map((der) => ({ der, fingerprint: "" })),
    policy,
    decrypts,
    now: new Date(captured.now),
    expected: {
      ...expected,
      idpEntityId: captured.entityId,
      inResponseTo: captured.requestId,
      requestedAt: new Date(captured.requestedAt),
    },
  };
}

function testsIn(folder: string): string {
  const tests = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".test.ts"),
  );
  return tests.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}
