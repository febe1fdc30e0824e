// Why a test or a sign-in failed, in the words of this identity provider: what, why, what to do, in which field.

import type { SamlFault } from "../core/saml-fault";
import { withoutGaps } from "./fault-words";
import { type Guide, guideOf } from "./guides";
import data from "./idp-guides.json" with { type: "json" };

interface CatalogEntry {
  readonly code: string;
  readonly adminTitle: string;
  readonly adminWhat: string;
  readonly likelyCauses: readonly string[];
  readonly fix: string;
}

export interface FaultExplanation {
  readonly title: string;
  readonly what: string | null;
  /** Likely causes, the provider's own first. */
  readonly causes: readonly string[];
  readonly fix: string;
  /** The name of the field there that it is about. */
  readonly field: string | null;
}

const CATALOG = data.errorCatalog as readonly CatalogEntry[];

/** Codes of ours whose words stand under another code in the catalogue. */
const SAME_AS: Readonly<Record<string, string>> = {
  RESPONSE_MISSING: "RESPONSE_MALFORMED",
  RESPONSE_NOT_BASE64: "RESPONSE_MALFORMED",
  RESPONSE_NOT_TEXT: "RESPONSE_MALFORMED",
  XML_FORBIDDEN: "RESPONSE_MALFORMED",
  XML_MALFORMED: "RESPONSE_MALFORMED",
  XML_TOO_COMPLEX: "RESPONSE_TOO_LARGE",
  SHAPE_UNEXPECTED: "RESPONSE_MALFORMED",
  ID_INVALID: "RESPONSE_MALFORMED",
  ASSERTION_COUNT: "RESPONSE_MALFORMED",
  SIGNATURE_MISSING: "NOTHING_SIGNED",
  SIGNATURE_SHAPE: "SIGNATURE_INVALID",
  SIGNATURE_ALGORITHM: "WEAK_ALGORITHM",
  CERTIFICATE_MISSING: "METADATA_NO_CERT",
  CERTIFICATE_UNKNOWN: "CERT_UNKNOWN",
  ENCRYPTION_UNEXPECTED: "ASSERTION_ENCRYPTED",
  DECRYPTION_FAILED: "DECRYPT_FAILED",
  RECIPIENT_MISMATCH: "DESTINATION_MISMATCH",
  ISSUED_IN_FUTURE: "NOT_YET_VALID",
  IDP_SESSION_ENDED: "EXPIRED",
  IN_RESPONSE_TO_MISMATCH: "IN_RESPONSE_TO_UNKNOWN",
  UNSOLICITED_NOT_ACCEPTED: "UNSOLICITED_BLOCKED",
  ADDRESS_MISSING: "EMAIL_MISSING",
  ADDRESS_INVALID: "EMAIL_INVALID",
  ADDRESS_AMBIGUOUS: "EMAIL_AMBIGUOUS",
  DOMAIN_NOT_ALLOWED: "EMAIL_DOMAIN_NOT_VERIFIED",
  "unknown-user": "USER_NOT_MANAGED",
  "user-suspended": "USER_SUSPENDED",
  "wrong-profile": "USER_OTHER_PROFILE",
  "profile-unusable": "PROFILE_DISABLED",
  "other-browser": "BROWSER_MISMATCH",
};
const STATUSES: ReadonlyArray<readonly [RegExp, string]> = [
  [/AuthnFailed/, "STATUS_AUTHN_FAILED"],
  [/RequestDenied/, "STATUS_REQUEST_DENIED"],
  [/InvalidNameIDPolicy/, "STATUS_INVALID_NAMEID_POLICY"],
  [/NoAuthnContext/, "STATUS_NO_AUTHN_CONTEXT"],
];

/** `because`: a SamlFaultCode or a reason of ours. Null when there are no words for it. */
export function explainFault(
  because: string,
  fault: SamlFault | null,
  guide: Guide,
): FaultExplanation | null {
  const code = catalogCode(because, fault);
  const entry = CATALOG.find((one) => one.code === code);
  if (!entry) return null;
  if (fault?.clockBehindSeconds) return slowClock(fault.clockBehindSeconds, guide);
  const own = guide.errors.find(({ where, match }) => where === "sp" && match.includes(code));
  const what = filled(entry.adminWhat, fault);
  return {
    title: own?.title ?? entry.adminTitle,
    what: what === "" || what.includes("{{") ? null : what,
    causes: [
      ...(own?.cause ? [own.cause] : []),
      ...entry.likelyCauses
        .filter((cause) => concerns(cause, guide))
        .map((cause) => withoutGaps(cause.replace("{{ttl}}", "30")))
        .filter(Boolean),
    ],
    fix:
      own?.fix ??
      (withoutGaps(entry.fix) || "Look at the sign-in log of your identity provider at this time."),
    field: fieldOf(because, guide),
  };
}

/** EXPIRED by a clock: nothing came late, so "try again" would not help. */
function slowClock(seconds: number, guide: Guide): FaultExplanation {
  const off = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  return {
    title: "The clock of the identity provider is slow",
    what: `The response says that it was issued ${off} before we asked for it. So its clock is behind, or ours is ahead.`,
    causes: ["The clock of the identity provider is not synchronized.", "The clock of this server is ahead."],
    fix: `Synchronize the clocks (NTP) of ${guide.name} and of this server, then try again.`,
    field: null,
  };
}

function catalogCode(because: string, fault: SamlFault | null): string {
  if (because !== "STATUS_NOT_SUCCESS") return SAME_AS[because] ?? because;
  const got = fault?.got ?? "";
  return STATUSES.find(([status]) => status.test(got))?.[1] ?? "STATUS_RESPONDER";
}

const filled = (text: string, fault: SamlFault | null) =>
  text
    .replace("{{expected}}", fault?.want ?? "{{expected}}")
    .replace(/\{\{(got|status|value)\}\}/g, (whole) => fault?.got ?? whole)
    .replace(" Message: {{statusMessage}}", "");

/** "Okta: …" is only for Okta; a cause without a provider's name is for all. */
function concerns(cause: string, guide: Guide): boolean {
  const named = data.providers.filter(
    ({ name, fullName }) =>
      cause.startsWith(`${name}:`) ||
      cause.startsWith(`${fullName}:`) ||
      (name.includes("Entra") && /^Entra ID[: ]/.test(cause)),
  );
  return named.length === 0 || named.some(({ id }) => id === guideOf(guide.id).id);
}

/** Which field of theirs a fault is about. */
function fieldOf(because: string, { fieldMap, givesBack }: Guide): string | null {
  switch (because) {
    case "AUDIENCE_MISMATCH":
      return fieldMap.entityId ?? null;
    case "DESTINATION_MISMATCH":
    case "RECIPIENT_MISMATCH":
      return fieldMap.acsUrl ?? null;
    case "ISSUER_MISMATCH":
      return givesBack.manual.entityId;
    case "CERTIFICATE_UNKNOWN":
    case "SIGNATURE_INVALID":
    case "CERTIFICATE_MISSING":
      return givesBack.manual.certificate;
    case "ADDRESS_MISSING":
    case "ADDRESS_INVALID":
    case "ADDRESS_AMBIGUOUS":
    case "DOMAIN_NOT_ALLOWED":
      return fieldMap.nameIdValue ?? fieldMap.nameIdFormat ?? null;
    default:
      return null;
  }
}
