// Reads the cases of lib/saml/testdata/bad/<fault code>: `<case>.xml`, or `<case>.txt` where the form field itself is wrong.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SignaturePolicy } from "../../core/sso-profile";
import { JUDGEMENT, KEYS } from "./made-world";
import { field, HOME, type Judgement } from "./testdata";

/** `<case>.json` beside a bad case: what differs from the usual judgement. */
export interface Over {
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

export function namesIn(code: string): string[] {
  return readdirSync(join(home, code))
    .filter((file) => !file.endsWith(".json"))
    .sort();
}

export function readBadCase(code: string, file: string): { text: string; over: Over; judgement: Judgement } {
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
