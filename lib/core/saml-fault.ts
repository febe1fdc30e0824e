// Why a SAML response was not believed, and who can mend it. One closed list: a code without words does not compile.

/** Each code names the rule of SAML.md section 1 that it belongs to. */
export const SAML_FAULT_CODES = [
  // 1 size and encoding
  "RESPONSE_MISSING",
  "RESPONSE_TOO_LARGE",
  "RESPONSE_NOT_BASE64",
  "RESPONSE_NOT_TEXT",
  // 2 lexical
  "XML_FORBIDDEN",
  "XML_MALFORMED",
  "XML_TOO_COMPLEX",
  // 3 shape
  "SHAPE_UNEXPECTED",
  "ID_INVALID",
  "ASSERTION_COUNT",
  // 4 status
  "STATUS_NOT_SUCCESS",
  // 5 signature
  "CERTIFICATE_MISSING",
  "SIGNATURE_MISSING",
  "SIGNATURE_SHAPE",
  "SIGNATURE_ALGORITHM",
  "SIGNATURE_INVALID",
  "CERTIFICATE_UNKNOWN",
  // 6 decryption
  "ENCRYPTION_UNEXPECTED",
  "DECRYPTION_FAILED",
  // 7 issuer and destination
  "ISSUER_MISMATCH",
  "DESTINATION_MISMATCH",
  // 8 conditions
  "CONDITIONS_MISSING",
  "CONDITIONS_UNKNOWN",
  "NOT_YET_VALID",
  "EXPIRED",
  "AUDIENCE_MISMATCH",
  // 9 subject
  "SUBJECT_INVALID",
  "CONFIRMATION_INVALID",
  "RECIPIENT_MISMATCH",
  "IN_RESPONSE_TO_MISMATCH",
  // 10 authentication
  "AUTHN_STATEMENT_MISSING",
  "IDP_SESSION_ENDED",
  "ISSUED_IN_FUTURE",
  // 11 once
  "IN_RESPONSE_TO_UNKNOWN",
  "RESPONSE_REPLAYED",
  "UNSOLICITED_NOT_ACCEPTED",
  "UNSOLICITED_LOOP",
  // 12 who
  "ADDRESS_MISSING",
  "ADDRESS_INVALID",
  "ADDRESS_AMBIGUOUS",
  "DOMAIN_NOT_ALLOWED",
  "IDENTITY_CHANGED",
] as const;

export type SamlFaultCode = (typeof SAML_FAULT_CODES)[number];
export type FixBy = "identity-provider" | "administrator" | "user" | "retry";

/** `want` and `got` are data from outside: show them as text only. */
export interface SamlFault {
  readonly code: SamlFaultCode;
  readonly fixBy: FixBy;
  readonly want?: string;
  readonly got?: string;
  /** For CERTIFICATE_UNKNOWN and SIGNATURE_INVALID: the DER (base64) of a certificate in KeyInfo that this profile does not know. Never trusted; a candidate for adoption. */
  readonly candidateCertificate?: string;
}
