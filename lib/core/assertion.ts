// Whether the claims of a verified response fit this login (SAML.md 1.7 to 1.10; 1.12 in asserted-address.ts).
import { readAddress } from "./asserted-address";
import type { AssertionClaims } from "./assertion-claims";
import type { EmailAddress } from "./email";
import type { ProfileId } from "./ids";
import { type SamlFault, samlFault } from "./saml-fault";

export interface AssertionExpectation {
  readonly profileId: ProfileId;
  readonly idpEntityId: string;
  readonly spEntityId: string;
  readonly acsUrl: string;
  /** The open attempt's id; null only where the profile accepts unsolicited responses. */
  readonly inResponseTo: string | null;
  /** When the AuthnRequest was made; null for unsolicited. */
  readonly requestedAt: Date | null;
  /** Attribute that holds the address; null = the defaults. */
  readonly emailAttribute: string | null;
  readonly toleranceSeconds: number;
}

declare const brand: unique symbol;
/** Claims that fit: made only by `checkAssertion`. */
export interface VerifiedAssertion {
  readonly [brand]: true;
  readonly profileId: ProfileId;
  readonly email: EmailAddress;
  readonly issuer: string;
  readonly nameId: { readonly value: string; readonly format: string | null };
  readonly assertionId: string;
  /** Remember the assertion's id until then (replay). */
  readonly rememberUntil: Date;
  /** The earliest SessionNotOnOrAfter, which caps our session. */
  readonly sessionEndsBy: Date | null;
  readonly sessionIndex: string | null;
  readonly unsolicited: boolean;
  readonly signedBy: string;
}

export type CheckedAssertion = { readonly verified: VerifiedAssertion } | { readonly fault: SamlFault };

const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
/** An unsolicited response is taken only while it is this fresh (SECURITY.md P11). */
const UNSOLICITED_MAX_AGE_SECONDS = 600;
/** The request that a response says it answers; null when it is unsolicited. Use it to find the attempt, then check. */
export function answeredRequest(claims: AssertionClaims): string | null {
  const named = claims.confirmations.find((confirmation) => confirmation.inResponseTo !== null);
  return named?.inResponseTo ?? claims.response.inResponseTo;
}

/**
 * Judges what a verified response claims: SAML.md section 1 rules 7, 8, 9, 10 and the reading of the address in
 * rule 12. Rule 11 (once) and the domain of rule 12 need the database and are the caller's.
 */
export function checkAssertion(
  claims: AssertionClaims,
  expected: AssertionExpectation,
  now: Date,
): CheckedAssertion {
  const fault =
    checkIssuer(claims, expected) ??
    checkDestination(claims, expected) ??
    checkConditions(claims, expected, now) ??
    checkSubject(claims, expected, now) ??
    checkAuthentication(claims, expected, now);
  if (fault) return { fault: withSlowClock(fault, claims, expected) };
  const address = readAddress(claims, expected.emailAttribute);
  if ("fault" in address) return address;
  return { verified: verifiedAssertion(claims, expected, address.email) };
}

/** No answer is older than its question: one that says so was issued by a slow clock, and did not come late. */
function withSlowClock(fault: SamlFault, claims: AssertionClaims, expected: AssertionExpectation): SamlFault {
  if (fault.code !== "EXPIRED" || !expected.requestedAt || expected.inResponseTo === null) return fault;
  const behind = expected.requestedAt.getTime() - claims.issueInstant.getTime();
  return behind > expected.toleranceSeconds * 1000
    ? { ...fault, clockBehindSeconds: Math.round(behind / 1000) }
    : fault;
}

/** Rule 7, issuer: the exact string of the profile, on the Assertion and on the Response when it names one. */
function checkIssuer(claims: AssertionClaims, expected: AssertionExpectation): SamlFault | null {
  const want = expected.idpEntityId;
  if (claims.issuer !== want) return samlFault("ISSUER_MISMATCH", { want, got: claims.issuer });
  const { issuer, signed } = claims.response;
  if (issuer === null)
    return signed ? samlFault("ISSUER_MISMATCH", { want, got: "no Issuer on the signed Response" }) : null;
  return issuer === want ? null : samlFault("ISSUER_MISMATCH", { want, got: issuer });
}

/** Rule 7, destination: exact when present, required when the Response is signed. */
function checkDestination({ response }: AssertionClaims, expected: AssertionExpectation): SamlFault | null {
  const want = expected.acsUrl;
  if (response.destination === null) {
    return response.signed ? samlFault("DESTINATION_MISMATCH", { want, got: "no Destination" }) : null;
  }
  return response.destination === want
    ? null
    : samlFault("DESTINATION_MISMATCH", { want, got: response.destination });
}

/** Rule 8. */
function checkConditions(
  claims: AssertionClaims,
  expected: AssertionExpectation,
  now: Date,
): SamlFault | null {
  const { conditions } = claims;
  if (!conditions) return samlFault("CONDITIONS_MISSING", { want: "Conditions" });
  if (conditions.unknown.length > 0)
    return samlFault("CONDITIONS_UNKNOWN", { got: conditions.unknown.join(", ") });
  if (!conditions.notOnOrAfter)
    return samlFault("CONDITIONS_MISSING", { want: "NotOnOrAfter on Conditions" });
  const outside = checkWindow(conditions.notBefore, conditions.notOnOrAfter, expected.toleranceSeconds, now);
  if (outside) return outside;
  const want = expected.spEntityId;
  if (conditions.audiences.length === 0)
    return samlFault("AUDIENCE_MISMATCH", { want, got: "no AudienceRestriction" });
  const wrong = conditions.audiences.find((restriction) => !restriction.includes(want));
  return wrong ? samlFault("AUDIENCE_MISMATCH", { want, got: wrong.join(", ") || "no Audience" }) : null;
}

/** Rule 9. The fault of the confirmation that came furthest is told. */
function checkSubject(claims: AssertionClaims, expected: AssertionExpectation, now: Date): SamlFault | null {
  const { spNameQualifier } = claims.nameId;
  if (spNameQualifier !== null && spNameQualifier !== expected.spEntityId) {
    return samlFault("SUBJECT_INVALID", {
      want: `SPNameQualifier ${expected.spEntityId}`,
      got: spNameQualifier,
    });
  }
  const bearers = claims.confirmations.filter((confirmation) => confirmation.method === BEARER);
  if (bearers.length === 0)
    return samlFault("CONFIRMATION_INVALID", { want: BEARER, got: methodsOf(claims) });
  const faults = bearers.map((bearer) => checkConfirmation(bearer, expected, now));
  if (!faults.includes(null)) return faults[0] ?? null;
  const wanted = expected.inResponseTo;
  const answers = [
    ...claims.confirmations.map((confirmation) => confirmation.inResponseTo),
    claims.response.inResponseTo,
  ];
  if (wanted === null) {
    const stray = answers.find((answer) => answer !== null);
    return stray === undefined
      ? null
      : samlFault("IN_RESPONSE_TO_MISMATCH", { want: "no InResponseTo", got: stray ?? "" });
  }
  return claims.response.inResponseTo === wanted
    ? null
    : samlFault("IN_RESPONSE_TO_MISMATCH", {
        want: wanted,
        got: claims.response.inResponseTo ?? "no InResponseTo on the Response",
      });
}

function methodsOf(claims: AssertionClaims): string {
  return (
    claims.confirmations.map((confirmation) => confirmation.method).join(", ") || "no SubjectConfirmation"
  );
}

function checkConfirmation(
  confirmation: AssertionClaims["confirmations"][number],
  expected: AssertionExpectation,
  now: Date,
): SamlFault | null {
  if (confirmation.recipient !== expected.acsUrl) {
    return samlFault("RECIPIENT_MISMATCH", {
      want: expected.acsUrl,
      got: confirmation.recipient ?? "no Recipient",
    });
  }
  if (confirmation.notBefore) {
    return samlFault("CONFIRMATION_INVALID", {
      want: "no NotBefore on a bearer confirmation",
      got: confirmation.notBefore.toISOString(),
    });
  }
  if (!confirmation.notOnOrAfter)
    return samlFault("CONFIRMATION_INVALID", { want: "NotOnOrAfter", got: "none" });
  const outside = checkWindow(null, confirmation.notOnOrAfter, expected.toleranceSeconds, now);
  if (outside) return outside;
  if (confirmation.inResponseTo === expected.inResponseTo) return null;
  return samlFault("IN_RESPONSE_TO_MISMATCH", {
    want: expected.inResponseTo ?? "no InResponseTo",
    got: confirmation.inResponseTo ?? "no InResponseTo in the confirmation",
  });
}

/** Rule 10. A session that has ended is not helped by the tolerance: ours would end at once. */
function checkAuthentication(
  claims: AssertionClaims,
  expected: AssertionExpectation,
  now: Date,
): SamlFault | null {
  if (claims.authnStatements.length === 0)
    return samlFault("AUTHN_STATEMENT_MISSING", { want: "AuthnStatement" });
  if (claims.authnStatements.some((statement) => !statement.classRef)) {
    return samlFault("AUTHN_STATEMENT_MISSING", { want: "AuthnContextClassRef" });
  }
  for (const { sessionNotOnOrAfter } of claims.authnStatements) {
    if (sessionNotOnOrAfter && sessionNotOnOrAfter <= now) {
      return samlFault("IDP_SESSION_ENDED", {
        want: `after ${now.toISOString()}`,
        got: sessionNotOnOrAfter.toISOString(),
      });
    }
  }
  const tolerance = expected.toleranceSeconds * 1000;
  const latest = now.getTime() + tolerance;
  const earliest = expected.requestedAt
    ? expected.requestedAt.getTime() - tolerance
    : now.getTime() - UNSOLICITED_MAX_AGE_SECONDS * 1000 - tolerance;
  for (const issued of [claims.issueInstant, claims.response.issueInstant]) {
    if (issued.getTime() > latest)
      return samlFault("ISSUED_IN_FUTURE", { want: `until ${iso(latest)}`, got: issued.toISOString() });
    if (issued.getTime() < earliest)
      return samlFault("EXPIRED", { want: `issued after ${iso(earliest)}`, got: issued.toISOString() });
  }
  const future = claims.authnStatements.find(({ authnInstant }) => authnInstant.getTime() > latest);
  return future
    ? samlFault("ISSUED_IN_FUTURE", { want: `until ${iso(latest)}`, got: future.authnInstant.toISOString() })
    : null;
}

/** saml-core 2.5.1.2: valid from notBefore, until just before notOnOrAfter; an empty window is never valid. */
function checkWindow(
  notBefore: Date | null,
  notOnOrAfter: Date,
  toleranceSeconds: number,
  now: Date,
): SamlFault | null {
  const tolerance = toleranceSeconds * 1000;
  if (notBefore && notBefore >= notOnOrAfter) {
    return samlFault("EXPIRED", {
      want: `NotOnOrAfter after ${notBefore.toISOString()}`,
      got: notOnOrAfter.toISOString(),
    });
  }
  if (notBefore && notBefore.getTime() > now.getTime() + tolerance) {
    return samlFault("NOT_YET_VALID", {
      want: `at most ${iso(now.getTime() + tolerance)}`,
      got: notBefore.toISOString(),
    });
  }
  if (notOnOrAfter.getTime() <= now.getTime() - tolerance) {
    return samlFault("EXPIRED", {
      want: `after ${iso(now.getTime() - tolerance)}`,
      got: notOnOrAfter.toISOString(),
    });
  }
  return null;
}

function verifiedAssertion(
  claims: AssertionClaims,
  expected: AssertionExpectation,
  email: EmailAddress,
): VerifiedAssertion {
  const ends = claims.confirmations.map((confirmation) => confirmation.notOnOrAfter);
  const last = Math.max(...[claims.conditions?.notOnOrAfter, ...ends].map((end) => end?.getTime() ?? 0));
  const sessionEnds = claims.authnStatements.flatMap(
    (statement) => statement.sessionNotOnOrAfter?.getTime() ?? [],
  );
  return {
    profileId: expected.profileId,
    email,
    issuer: claims.issuer,
    nameId: { value: claims.nameId.value, format: claims.nameId.format },
    assertionId: claims.assertionId,
    rememberUntil: new Date(last + expected.toleranceSeconds * 1000),
    sessionEndsBy: sessionEnds.length > 0 ? new Date(Math.min(...sessionEnds)) : null,
    sessionIndex:
      claims.authnStatements.find((statement) => statement.sessionIndex !== null)?.sessionIndex ?? null,
    unsolicited: expected.inResponseTo === null,
    signedBy: claims.signedBy,
  } as VerifiedAssertion;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
