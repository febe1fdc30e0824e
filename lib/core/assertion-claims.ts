// What a verified response claims: the wire between lib/saml, which reads it, and the judgement in this room.

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
  readonly attributes: ReadonlyArray<{
    readonly name: string;
    readonly values: readonly string[];
    /** True when a value holds elements or is nil: such an attribute never gives an address. */
    readonly structured?: boolean;
  }>;
}
