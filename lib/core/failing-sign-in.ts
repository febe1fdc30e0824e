// Is sign-in with a profile failing for everyone? (UX.md A.6.1 danger, F 22)
import { FIX_BY, type SamlFaultCode } from "./saml-fault";

export const ALARM = { minutes: 10, attempts: 5, share: 0.8 } as const;

export interface SignInOutcome {
  readonly refused: boolean;
  /** A SamlFaultCode, or another reason. */
  readonly because: string | null;
}

/** A fault that an administrator here or at the identity provider must mend: trying again does not help. */
export function isConfigurationFault(because: string | null): boolean {
  const fixBy = FIX_BY[because as SamlFaultCode];
  return fixBy === "identity-provider" || fixBy === "administrator" || because === "profile-unusable";
}

/**
 * Reasons that a stranger's post can have too: nothing that a certificate of the profile signed was read (SAML.md 1,
 * rules 1 to 6). Without a request of ours behind it such an attempt is noise: kept in the log, counted nowhere.
 */
export const UNBELIEVED: readonly (SamlFaultCode | "profile-unusable")[] = [
  "profile-unusable",
  "RESPONSE_MISSING",
  "RESPONSE_TOO_LARGE",
  "RESPONSE_NOT_BASE64",
  "RESPONSE_NOT_TEXT",
  "XML_FORBIDDEN",
  "XML_MALFORMED",
  "XML_TOO_COMPLEX",
  "SHAPE_UNEXPECTED",
  "ID_INVALID",
  "ASSERTION_COUNT",
  "STATUS_NOT_SUCCESS",
  "CERTIFICATE_MISSING",
  "SIGNATURE_MISSING",
  "SIGNATURE_SHAPE",
  "SIGNATURE_ALGORITHM",
  "SIGNATURE_INVALID",
  "CERTIFICATE_UNKNOWN",
  "ENCRYPTION_UNEXPECTED",
  "DECRYPTION_FAILED",
];

/** `outcomes`: SSO sign-ins of one profile in the last ten minutes, without noise. Null while all is well. */
export function judgeSignIns(
  outcomes: readonly SignInOutcome[],
): { readonly attempts: number; readonly refused: number; readonly because: string } | null {
  const faults = outcomes.filter((outcome) => outcome.refused && isConfigurationFault(outcome.because));
  if (outcomes.length < ALARM.attempts || faults.length < outcomes.length * ALARM.share) return null;
  const counts = new Map<string, number>();
  for (const { because } of faults) counts.set(because!, (counts.get(because!) ?? 0) + 1);
  const [because] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  return { attempts: outcomes.length, refused: faults.length, because };
}
