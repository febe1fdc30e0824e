// Why a sign-in was refused, in one plain sentence for administrators.
import { SAML_FAULT_CODES, type SamlFault, type SamlFaultCode } from "../../lib/core/saml-fault";

const LOCAL: Record<string, string> = {
  "unknown-user": "Nobody with this address is invited here.",
  "user-suspended": "This person is suspended.",
  "profile-unusable": "The SSO profile is off or not complete.",
  "domain-lost": "The domain’s proof is lost, so SSO for it stopped.",
  "sso-required": "SSO is required, and this was a password.",
  "sso-not-used": "SSO is not required for this address’s domain.",
  "wrong-profile": "The answer came from another SSO profile than this domain’s.",
  "not-emergency": "This person has no emergency access.",
  "wrong-password": "The password was wrong.",
  "passkey-needed": "The password was right, but the second factor of this person is a passkey.",
  "passkey-wrong": "The passkey did not answer as it should.",
  "code-wrong": "The code was wrong or used already.",
  "other-browser": "It was begun in another browser.",
};

const FAULTS: Partial<Record<SamlFaultCode, string>> = {
  SIGNATURE_INVALID: "The signature does not match the certificates of this profile.",
  CERTIFICATE_UNKNOWN: "It was signed with a certificate that this profile does not know.",
  SIGNATURE_MISSING: "Nothing in the response was signed.",
  ISSUER_MISMATCH: "The issuer is not the one of this profile.",
  AUDIENCE_MISMATCH: "It was meant for another audience (entity ID).",
  DESTINATION_MISMATCH: "It was meant for another address.",
  RECIPIENT_MISMATCH: "It was meant for another reply address (ACS URL).",
  EXPIRED: "The response came too late; check the clocks.",
  NOT_YET_VALID: "The response is not valid yet; check the clocks.",
  ADDRESS_MISSING: "There was no e-mail address in the response.",
  DOMAIN_NOT_ALLOWED: "The address is not on a domain of this profile.",
  IDENTITY_CHANGED: "The identity at the identity provider has changed.",
  RESPONSE_REPLAYED: "This response was used before.",
  STATUS_NOT_SUCCESS: "The identity provider itself refused.",
};

/** The sentence for a refusal's reason. Codes without one are made readable. */
export function faultHeadline(because: string | null, fault: SamlFault | null = null): string {
  if (!because) return "It was not finished.";
  if (fault?.clockBehindSeconds) return "The clock of the identity provider is slow.";
  const known = LOCAL[because] ?? FAULTS[because as SamlFaultCode];
  if (known) return known;
  return SAML_FAULT_CODES.includes(because as SamlFaultCode)
    ? `The response was not accepted (${because.toLowerCase().replaceAll("_", " ")}).`
    : `${because.replaceAll("-", " ")}.`;
}
