// What an organization asks beside passwords, and what that means for somebody whose password matched.

export const SECOND_FACTOR_RULES = ["optional", "required"] as const;
export type SecondFactorRule = (typeof SECOND_FACTOR_RULES)[number];

/** The organization's choice, from its settings; optional until somebody chose. */
export function secondFactorRule(settings: Readonly<Record<string, unknown>>): SecondFactorRule {
  return settings.secondFactor === "required" ? "required" : "optional";
}

/**
 * What is still asked after the password:
 * `code` of the authenticator app; `passkey`, because somebody who has one and no app must use it; `set-up` of an app,
 * because there is no second factor yet; or nothing. A passkey asks for a finger or PIN, so after one nothing is asked.
 */
export function askedAfterPassword(of: {
  readonly app: boolean;
  readonly passkeys: number;
  readonly rule: SecondFactorRule;
}): "nothing" | "code" | "passkey" | "set-up" {
  if (of.app) return "code";
  if (of.rule === "optional") return "nothing";
  return of.passkeys > 0 ? "passkey" : "set-up";
}
