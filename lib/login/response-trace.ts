// The check list of one response, for the log and the test result: which checks passed, which one failed, and what it saw.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { AssertionClaims } from "../core/assertion-claims";
import type { SamlFault, SamlFaultCode } from "../core/saml-fault";

/** In the order of SAML.md section 1. */
export const CHECKS = [
  "received",
  "signature",
  "issuer",
  "destination",
  "conditions",
  "audience",
  "subject",
  "authentication",
  "once",
  "address",
  "domain",
  "person",
] as const;
export type Check = (typeof CHECKS)[number];

const CHECK_OF: Readonly<Record<SamlFaultCode, Check>> = {
  RESPONSE_MISSING: "received",
  RESPONSE_TOO_LARGE: "received",
  RESPONSE_NOT_BASE64: "received",
  RESPONSE_NOT_TEXT: "received",
  XML_FORBIDDEN: "received",
  XML_MALFORMED: "received",
  XML_TOO_COMPLEX: "received",
  SHAPE_UNEXPECTED: "received",
  ID_INVALID: "received",
  ASSERTION_COUNT: "received",
  STATUS_NOT_SUCCESS: "received",
  CERTIFICATE_MISSING: "signature",
  SIGNATURE_MISSING: "signature",
  SIGNATURE_SHAPE: "signature",
  SIGNATURE_ALGORITHM: "signature",
  SIGNATURE_INVALID: "signature",
  CERTIFICATE_UNKNOWN: "signature",
  ENCRYPTION_UNEXPECTED: "signature",
  DECRYPTION_FAILED: "signature",
  ISSUER_MISMATCH: "issuer",
  DESTINATION_MISMATCH: "destination",
  CONDITIONS_MISSING: "conditions",
  CONDITIONS_UNKNOWN: "conditions",
  NOT_YET_VALID: "conditions",
  EXPIRED: "conditions",
  AUDIENCE_MISMATCH: "audience",
  SUBJECT_INVALID: "subject",
  CONFIRMATION_INVALID: "subject",
  RECIPIENT_MISMATCH: "subject",
  IN_RESPONSE_TO_MISMATCH: "subject",
  AUTHN_STATEMENT_MISSING: "authentication",
  IDP_SESSION_ENDED: "authentication",
  ISSUED_IN_FUTURE: "authentication",
  IN_RESPONSE_TO_UNKNOWN: "once",
  RESPONSE_REPLAYED: "once",
  UNSOLICITED_NOT_ACCEPTED: "once",
  UNSOLICITED_LOOP: "once",
  ADDRESS_MISSING: "address",
  ADDRESS_INVALID: "address",
  ADDRESS_AMBIGUOUS: "address",
  DOMAIN_NOT_ALLOWED: "domain",
  IDENTITY_CHANGED: "person",
};

type Trace = AttemptRow["trace"];

/**
 * The steps up to the one that failed, or up to `reached` when none did; `notes` are details by step, and a step in
 * `warned` did not fail the sign-in but is marked.
 */
export function responseTrace(of: {
  readonly before: Trace;
  readonly now: Date;
  readonly claims: AssertionClaims | null;
  readonly fault: SamlFault | null;
  readonly reached?: Check;
  readonly notes?: Partial<Record<Check, string>>;
  readonly warned?: readonly Check[];
}): Trace {
  const { before, now, claims, fault, reached = "person", notes = {}, warned = [] } = of;
  const last = fault ? CHECK_OF[fault.code] : reached;
  const at = now.toISOString();
  const said = { ...(claims ? detailsOf(claims, now) : {}), ...notes };
  const steps = CHECKS.slice(0, CHECKS.indexOf(last) + 1).map((step) => {
    const failed = fault !== null && step === last;
    const detail = failed ? fault.code : said[step];
    return { at, step, ok: !failed && !warned.includes(step), ...(detail ? { detail } : {}) };
  });
  return [...before.filter(({ step }) => step === "requested"), ...steps];
}

function detailsOf(claims: AssertionClaims, now: Date): Partial<Record<Check, string>> {
  const signed = [claims.assertionSigned ? "assertion" : "", claims.response.signed ? "response" : ""];
  const algorithm = claims.signatureAlgorithm.split("#").pop() ?? "";
  const seconds = Math.round((claims.response.issueInstant.getTime() - now.getTime()) / 1000);
  // A response is always a moment old when it arrives; only a minute or more says something of their clock.
  const clock =
    seconds > 1
      ? `their clock is ${seconds} s ahead`
      : seconds < -60
        ? `issued ${-seconds} s before it arrived`
        : "clocks agree";
  return {
    received: claims.encrypted ? "encrypted" : undefined,
    signature: `${signed.filter(Boolean).join(" and ")}, ${algorithm}, certificate ${claims.signedBy.slice(0, 16)}`,
    issuer: claims.issuer,
    conditions: clock,
    authentication: claims.authnStatements[0]?.classRef ?? undefined,
  } as Partial<Record<Check, string>>;
}
