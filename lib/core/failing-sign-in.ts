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

/** `outcomes`: SSO sign-ins of one profile in the last ten minutes. Null while all is well. */
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
