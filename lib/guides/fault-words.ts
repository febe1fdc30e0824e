// Why a sign-in did not work, in words for the visitor and for the administrators: the error catalogue of the guides.
import type { NotAdmitted } from "../core/login";
import type { SamlFaultCode } from "../core/saml-fault";
import data from "./idp-guides.json" with { type: "json" };

export interface FaultWords {
  /** Code of the catalogue. */
  readonly code: string;
  /** One line for administrators. */
  readonly title: string;
  readonly what: string;
  readonly causes: readonly string[];
  readonly fix: string;
  /** The sentence for the visitor. */
  readonly visitor: string;
  readonly retryHelps: boolean;
}

/** Why a login ended: a fault of the response, a rule that did not admit, or the way back. */
export type LoginReason = SamlFaultCode | NotAdmitted["refused"] | "other-browser" | "settings-changed";

const CATALOGUE_CODE: Readonly<Record<Exclude<LoginReason, "settings-changed">, string>> = {
  RESPONSE_MISSING: "RESPONSE_MALFORMED",
  RESPONSE_TOO_LARGE: "RESPONSE_TOO_LARGE",
  RESPONSE_NOT_BASE64: "RESPONSE_MALFORMED",
  RESPONSE_NOT_TEXT: "RESPONSE_MALFORMED",
  XML_FORBIDDEN: "RESPONSE_MALFORMED",
  XML_MALFORMED: "RESPONSE_MALFORMED",
  XML_TOO_COMPLEX: "RESPONSE_TOO_LARGE",
  SHAPE_UNEXPECTED: "RESPONSE_MALFORMED",
  ID_INVALID: "RESPONSE_MALFORMED",
  ASSERTION_COUNT: "RESPONSE_MALFORMED",
  STATUS_NOT_SUCCESS: "STATUS_RESPONDER",
  CERTIFICATE_MISSING: "PROFILE_DISABLED",
  SIGNATURE_MISSING: "NOTHING_SIGNED",
  SIGNATURE_SHAPE: "SIGNATURE_INVALID",
  SIGNATURE_ALGORITHM: "WEAK_ALGORITHM",
  SIGNATURE_INVALID: "SIGNATURE_INVALID",
  CERTIFICATE_UNKNOWN: "CERT_UNKNOWN",
  ENCRYPTION_UNEXPECTED: "ASSERTION_ENCRYPTED",
  DECRYPTION_FAILED: "DECRYPT_FAILED",
  ISSUER_MISMATCH: "ISSUER_MISMATCH",
  DESTINATION_MISMATCH: "DESTINATION_MISMATCH",
  CONDITIONS_MISSING: "RESPONSE_MALFORMED",
  CONDITIONS_UNKNOWN: "RESPONSE_MALFORMED",
  NOT_YET_VALID: "NOT_YET_VALID",
  EXPIRED: "EXPIRED",
  AUDIENCE_MISMATCH: "AUDIENCE_MISMATCH",
  SUBJECT_INVALID: "RESPONSE_MALFORMED",
  CONFIRMATION_INVALID: "RESPONSE_MALFORMED",
  RECIPIENT_MISMATCH: "DESTINATION_MISMATCH",
  IN_RESPONSE_TO_MISMATCH: "IN_RESPONSE_TO_UNKNOWN",
  AUTHN_STATEMENT_MISSING: "RESPONSE_MALFORMED",
  IDP_SESSION_ENDED: "EXPIRED",
  ISSUED_IN_FUTURE: "NOT_YET_VALID",
  IN_RESPONSE_TO_UNKNOWN: "IN_RESPONSE_TO_UNKNOWN",
  RESPONSE_REPLAYED: "RESPONSE_REPLAYED",
  UNSOLICITED_NOT_ACCEPTED: "UNSOLICITED_BLOCKED",
  UNSOLICITED_LOOP: "UNSOLICITED_LOOP",
  ADDRESS_MISSING: "EMAIL_MISSING",
  ADDRESS_INVALID: "EMAIL_INVALID",
  ADDRESS_AMBIGUOUS: "EMAIL_AMBIGUOUS",
  DOMAIN_NOT_ALLOWED: "EMAIL_DOMAIN_NOT_VERIFIED",
  IDENTITY_CHANGED: "USER_OTHER_PROFILE",
  "unknown-user": "USER_NOT_MANAGED",
  "user-suspended": "USER_SUSPENDED",
  "profile-unusable": "PROFILE_DISABLED",
  "domain-lost": "PROFILE_DISABLED",
  "sso-required": "USER_OTHER_PROFILE",
  "sso-not-used": "EMAIL_DOMAIN_NOT_VERIFIED",
  "wrong-profile": "USER_OTHER_PROFILE",
  "not-emergency": "USER_OTHER_PROFILE",
  "other-browser": "BROWSER_MISMATCH",
};

/** Second-level status codes that have words of their own (saml-core 3.2.2.2). */
const STATUS: ReadonlyArray<readonly [RegExp, string]> = [
  [/AuthnFailed|UnknownPrincipal|NoPassive/, "STATUS_AUTHN_FAILED"],
  [/RequestDenied/, "STATUS_REQUEST_DENIED"],
  [/InvalidNameIDPolicy/, "STATUS_INVALID_NAMEID_POLICY"],
  [/NoAuthnContext/, "STATUS_NO_AUTHN_CONTEXT"],
];

/** Where the catalogue has no sentence, or not the right one for a visitor. */
const OURS: Partial<Record<LoginReason, Partial<Pick<FaultWords, "title" | "what" | "fix" | "visitor">>>> = {
  IDENTITY_CHANGED: {
    title: "The identity at the identity provider has changed",
    what: "This person was known by another NameID, or this NameID belonged to somebody else here.",
    fix: "If that is right (a new account for the same person), open the person under Users and accept the new identity. If not, ask who got this account.",
    visitor:
      "Your account at your organization’s sign-in is not the one we know you by. Please tell your IT team and give them this reference: {{ref}}.",
  },
  "domain-lost": {
    title: "The proof of the domain is lost",
    what: "The DNS record that proves the domain is gone for more than 30 days, so SSO for it has stopped.",
    fix: "Open Domains and verify the domain again.",
  },
  "sso-not-used": {
    title: "SSO is not required for this address’s domain",
    what: "The response was right, but nobody has required SSO with this profile for the domain.",
    fix: "Require SSO for the domain, or ask the person to sign in with a password.",
    visitor: "{{org}} does not use single sign-on for your address yet. Please sign in with your password.",
  },
  STATUS_NOT_SUCCESS: {
    what: "The identity provider answered with a status instead of a sign-in: {{got}}.",
    fix: "Look at the sign-in log of your identity provider at this time.",
  },
  UNSOLICITED_LOOP: {
    fix: "At the identity provider, let the app start at our start address (see the profile), or set its initiator to “service provider”.",
  },
};

type Entry = {
  code: string;
  adminTitle: string;
  adminWhat: string;
  likelyCauses: string[];
  fix: string;
  endUserMessage: string;
  retryHelps: boolean;
};
const ENTRIES = new Map((data.errorCatalog as readonly Entry[]).map((entry) => [entry.code, entry]));

export interface FaultValues {
  /** Left out where nothing was kept. */
  readonly ref: string | undefined;
  readonly org: string;
  readonly email: string;
  /** Of the fault; left out on the visitor's page. */
  readonly want?: string | undefined;
  readonly got?: string | undefined;
  readonly startUrl?: string | undefined;
}

/** Words for this reason. A sentence whose value is not known is left out. */
export function faultWords(reason: string, values: FaultValues): FaultWords {
  const known = CATALOGUE_CODE[reason as keyof typeof CATALOGUE_CODE] ?? "RESPONSE_MALFORMED";
  const status =
    reason === "STATUS_NOT_SUCCESS" && STATUS.find(([pattern]) => pattern.test(values.got ?? ""));
  const entry = ENTRIES.get(status ? status[1] : known)!;
  const ours = status ? {} : (OURS[reason as LoginReason] ?? {});
  const title = fill(ours.title ?? entry.adminTitle, values);
  return {
    code: /^[A-Z0-9_]+$/.test(reason) ? reason : entry.code,
    title,
    what: fill(ours.what ?? entry.adminWhat, values) || `${title}.`,
    causes: ours.what ? [] : entry.likelyCauses.map((cause) => fill(cause, values)).filter(Boolean),
    fix:
      fill(ours.fix ?? entry.fix, values) ||
      "Look at the sign-in log of your identity provider at this time.",
    visitor: fill(
      ours.visitor ?? (entry.endUserMessage || "Your organization’s sign-in is not working right now."),
      values,
    ),
    retryHelps: entry.retryHelps,
  };
}

function fill(text: string, values: FaultValues): string {
  const { want, got, startUrl } = values;
  const known: Record<string, string | undefined> = {
    ref: values.ref,
    product: "Doorward",
    org: values.org || "your organization",
    email: values.email || "your address",
    expected: want,
    attributeNames: want,
    verifiedDomains: want,
    got,
    value: got,
    startUrl,
  };
  return withoutGaps(text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => known[name] ?? gap));
}

/** A sentence whose value is not known is left out. */
export function withoutGaps(text: string): string {
  return text
    .split(/(?<=[.?!;])\s+/)
    .filter((sentence) => !sentence.includes("{{"))
    .join(" ");
}
