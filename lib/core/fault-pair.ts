import type { SamlFault, SamlFaultCode } from "./saml-fault";

/** Here one exact text was expected. Elsewhere `want` describes ("an email address") or is a moment. */
const EXACT: ReadonlySet<SamlFaultCode> = new Set<SamlFaultCode>([
  "ISSUER_MISMATCH",
  "AUDIENCE_MISMATCH",
  "DESTINATION_MISMATCH",
  "RECIPIENT_MISMATCH",
]);

/** Whether marking the characters that differ helps: both sides are values, and one was meant to be the other. */
export function comparesExactly({ code, want, got }: SamlFault): boolean {
  return EXACT.has(code) && want !== undefined && got !== undefined && !got.startsWith("no ");
}
