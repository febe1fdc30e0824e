// What happens when an address signs in, and which rule says so: decideLogin's answer in words for administrators.
import { decideLogin, type LoginDecision, type LoginFacts } from "./login";

export type DecisionRule =
  | "suspended"
  | "not-required"
  | "paused"
  | "emergency"
  | "exempt"
  | "domain-lost"
  | "profile-unusable"
  | "required";

export interface ExplainedDecision {
  readonly decision: LoginDecision;
  readonly rule: DecisionRule;
  /** What the rule says, in one sentence. */
  readonly because: string;
  /** Does an invited person stand behind the address? An unknown one is sent the same way, then refused. */
  readonly known: boolean;
}

const SENTENCES: Record<DecisionRule, string> = {
  suspended: "This person is suspended, so there is no way in.",
  "not-required": "SSO is not required for this domain, so people use their password.",
  paused: "SSO is required but paused, so the password works, and SSO as well.",
  emergency: "This person is named for emergency access, so the password always works.",
  exempt: "An exemption is in force, so the password works.",
  "domain-lost": "The proof of this domain is lost, so SSO for it has stopped (R10).",
  "profile-unusable":
    "SSO is required, but its profile is off, not published or without a certificate. Nobody is let in.",
  required: "SSO is required for this domain, and nothing leaves this person out.",
};

/** The rule is found by taking facts away until the decision changes its reason, so it can never differ from decideLogin. */
export function explainDecision(facts: LoginFacts): ExplainedDecision {
  const decision = decideLogin(facts);
  const rule = ruleOf(facts, decision);
  return { decision, rule, because: SENTENCES[rule], known: facts.user !== null };
}

function ruleOf({ user, enforcement }: LoginFacts, decision: LoginDecision): DecisionRule {
  if (decision.by === "nothing")
    return decision.because === "user-suspended" ? "suspended" : decision.because;
  if (decision.by === "sso") return "required";
  if (!enforcement) return "not-required";
  if (enforcement.paused) return "paused";
  return user?.emergency ? "emergency" : "exempt";
}
