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
  /** For EXPIRED: the answer was issued so long before we asked for it, so their clock is slow (or ours is fast). */
  readonly clockBehindSeconds?: number;
  /** For CERTIFICATE_UNKNOWN and SIGNATURE_INVALID: the DER (base64) of a certificate in KeyInfo that this profile does not know. Never trusted; a candidate for adoption. */
  readonly candidateCertificate?: string;
}

/** Who can mend it. `retry` means that starting the login again is the remedy. */
export const FIX_BY: Readonly<Record<SamlFaultCode, FixBy>> = {
  RESPONSE_MISSING: "retry",
  RESPONSE_TOO_LARGE: "identity-provider",
  RESPONSE_NOT_BASE64: "identity-provider",
  RESPONSE_NOT_TEXT: "identity-provider",
  XML_FORBIDDEN: "identity-provider",
  XML_MALFORMED: "identity-provider",
  XML_TOO_COMPLEX: "identity-provider",
  SHAPE_UNEXPECTED: "identity-provider",
  ID_INVALID: "identity-provider",
  ASSERTION_COUNT: "identity-provider",
  STATUS_NOT_SUCCESS: "identity-provider",
  CERTIFICATE_MISSING: "administrator",
  SIGNATURE_MISSING: "identity-provider",
  SIGNATURE_SHAPE: "identity-provider",
  SIGNATURE_ALGORITHM: "identity-provider",
  SIGNATURE_INVALID: "administrator",
  CERTIFICATE_UNKNOWN: "administrator",
  ENCRYPTION_UNEXPECTED: "identity-provider",
  DECRYPTION_FAILED: "identity-provider",
  ISSUER_MISMATCH: "administrator",
  DESTINATION_MISMATCH: "identity-provider",
  CONDITIONS_MISSING: "identity-provider",
  CONDITIONS_UNKNOWN: "identity-provider",
  NOT_YET_VALID: "identity-provider",
  EXPIRED: "retry",
  AUDIENCE_MISMATCH: "identity-provider",
  SUBJECT_INVALID: "identity-provider",
  CONFIRMATION_INVALID: "identity-provider",
  RECIPIENT_MISMATCH: "identity-provider",
  IN_RESPONSE_TO_MISMATCH: "retry",
  AUTHN_STATEMENT_MISSING: "identity-provider",
  IDP_SESSION_ENDED: "retry",
  ISSUED_IN_FUTURE: "identity-provider",
  IN_RESPONSE_TO_UNKNOWN: "retry",
  RESPONSE_REPLAYED: "retry",
  UNSOLICITED_NOT_ACCEPTED: "retry",
  UNSOLICITED_LOOP: "identity-provider",
  ADDRESS_MISSING: "identity-provider",
  ADDRESS_INVALID: "identity-provider",
  ADDRESS_AMBIGUOUS: "identity-provider",
  DOMAIN_NOT_ALLOWED: "user",
  IDENTITY_CHANGED: "administrator",
};

const LONGEST_DETAIL = 300;

/** A fault with the usual person to mend it. `want` and `got` are cut at 300 characters: they may come from a stranger. */
export function samlFault(code: SamlFaultCode, detail: { want?: string; got?: string } = {}): SamlFault {
  return {
    code,
    fixBy: FIX_BY[code],
    ...(detail.want === undefined ? {} : { want: clip(detail.want) }),
    ...(detail.got === undefined ? {} : { got: clip(detail.got) }),
  };
}

/**
 * A stranger's text, short enough to show and plain enough to store: PostgreSQL's jsonb takes neither NUL nor half of
 * a surrogate pair.
 */
export function clip(text: string): string {
  const short = text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)}…` : text;
  return short.replace(UNSTORABLE, "\ufffd");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu;
