// What a verified response claims, and whether the claims fit this login (SAML.md 1.7 to 1.10 and 1.12).
import type { EmailAddress } from "./email";
import type { ProfileId } from "./ids";
import type { SamlFault } from "./saml-fault";

/** Read only from the element whose signature verified. Texts are verbatim; instants are already parsed. */
export interface AssertionClaims {
  readonly assertionId: string;
  /** Attributes of the Response. They count as claims only when the Response itself is signed. */
  readonly response: {
    readonly id: string;
    readonly signed: boolean;
    readonly issuer: string | null;
    readonly destination: string | null;
    readonly inResponseTo: string | null;
    readonly issueInstant: Date;
  };
  readonly assertionSigned: boolean;
  readonly encrypted: boolean;
  /** SHA-256 fingerprint (lower-case hex of the DER) of the profile's certificate that verified. */
  readonly signedBy: string;
  readonly signatureAlgorithm: string;
  readonly issuer: string;
  readonly issueInstant: Date;
  readonly nameId: {
    readonly value: string;
    readonly format: string | null;
    readonly spNameQualifier: string | null;
  };
  readonly confirmations: ReadonlyArray<{
    readonly method: string;
    readonly recipient: string | null;
    readonly notBefore: Date | null;
    readonly notOnOrAfter: Date | null;
    readonly inResponseTo: string | null;
  }>;
  readonly conditions: {
    readonly notBefore: Date | null;
    readonly notOnOrAfter: Date | null;
    /** AND of the outer list, OR inside each (saml-core 2.5.1.4). */
    readonly audiences: ReadonlyArray<ReadonlyArray<string>>;
    readonly oneTimeUse: boolean;
    readonly unknown: readonly string[];
  } | null;
  readonly authnStatements: ReadonlyArray<{
    readonly authnInstant: Date;
    readonly sessionIndex: string | null;
    readonly sessionNotOnOrAfter: Date | null;
    readonly classRef: string | null;
  }>;
  readonly attributes: ReadonlyArray<{ readonly name: string; readonly values: readonly string[] }>;
}

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

export type CheckAssertion = (
  claims: AssertionClaims,
  expected: AssertionExpectation,
  now: Date,
) => { verified: VerifiedAssertion } | { fault: SamlFault };
