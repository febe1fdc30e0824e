// How the cases of lib/saml/testdata are kept, and judged: exactly as at the door, as far as no database is needed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AssertionExpectation, checkAssertion, type VerifiedAssertion } from "../../core/assertion";
import type { ProfileId } from "../../core/ids";
import type { SamlFault } from "../../core/saml-fault";
import { type SignaturePolicy, serviceProviderOf } from "../../core/sso-profile";
import { readCertificate } from "../certificate";
import { decryptionKey } from "../decrypt";
import type { SigningCertificate } from "../signature";
import { verifyResponse } from "../verify-response";

/** One folder per identity provider: `cases.json`, and `<case>.xml` with what it really sent. */
export interface GoodCases {
  readonly about: string;
  readonly entityId: string;
  readonly cases: Readonly<Record<string, GoodCase>>;
}

export interface GoodCase {
  readonly requestId: string | null;
  readonly requestedAt: string | null;
  readonly now: string;
  readonly email: string;
  /** base64 DER of the profile's certificates. */
  readonly certificates: readonly string[];
}

/** What a case is judged with. */
export interface Judgement {
  readonly certificates: readonly SigningCertificate[];
  readonly policy: SignaturePolicy;
  readonly decrypts: boolean;
  readonly expected: AssertionExpectation;
  readonly now: Date;
}

export const HOME = join(import.meta.dirname, "../testdata");
export const PROFILE = `JQ${"0".repeat(31)}1` as ProfileId;
export const SP = serviceProviderOf("https://sp.test", PROFILE);
/** Our key of the tests, and of nothing else. */
export const KEY = decryptionKey(readFileSync(join(HOME, "keys/sp.pem"), "utf8"));

export function judge(samlResponse: string, judgement: Judgement): VerifiedAssertion | SamlFault {
  const { certificates, policy, decrypts, expected, now } = judgement;
  const read = verifyResponse({ signaturePolicy: policy, certificates }, samlResponse, decrypts ? [KEY] : []);
  if ("fault" in read) return read.fault;
  const checked = checkAssertion(read.claims, expected, now);
  return "fault" in checked ? checked.fault : checked.verified;
}

export function judgementOf(entityId: string, good: GoodCase): Judgement {
  return {
    certificates: good.certificates.map(trusted),
    policy: "either",
    decrypts: true,
    expected: {
      profileId: PROFILE,
      idpEntityId: entityId,
      spEntityId: SP.entityId,
      acsUrl: SP.acsUrl,
      inResponseTo: good.requestId,
      requestedAt: good.requestedAt === null ? null : new Date(good.requestedAt),
      emailAttribute: null,
      toleranceSeconds: 180,
    },
    now: new Date(good.now),
  };
}

export function trusted(der: string): SigningCertificate {
  const read = readCertificate(der);
  if ("problem" in read) throw new Error(`A certificate of the tests cannot be read: ${read.problem.code}`);
  return read.certificate;
}

/** Every good case there is. */
export function goodCases(): { name: string; xml: string; good: GoodCase; judgement: Judgement }[] {
  const home = join(HOME, "good");
  return readdirSync(home).flatMap((idp) => {
    const list: GoodCases = JSON.parse(readFileSync(join(home, idp, "cases.json"), "utf8"));
    return Object.entries(list.cases).map(([name, good]) => ({
      name: `${idp}/${name}`,
      xml: readFileSync(join(home, idp, `${name}.xml`), "utf8"),
      good,
      judgement: judgementOf(list.entityId, good),
    }));
  });
}

export const field = (xml: string): string => Buffer.from(xml, "utf8").toString("base64");
