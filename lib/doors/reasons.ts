// Why a door is open or closed, in words for administrators and operators.
import { domainOf } from "../core/email";
import { explainDecision } from "../core/explain-decision";
import { admit, type NotAdmitted, type Proof } from "../core/login";
import type { Stage, Tried } from "./door";

export const NOBODY = "Nobody here has this address.";
const OPEN_BY_SSO = "This is SSO itself.";

export const closed = (because: string): Tried => ({ into: null, because });

export function opened(stage: Stage, into: NonNullable<Tried["into"]>): Tried {
  return { into, because: into === "sso" ? OPEN_BY_SSO : explainDecision(stage.facts).because };
}

/** The rule that stops this proof; `otherwise` where the rule would let it pass and something else stopped it. */
export function closedBy(stage: Stage, proof: Proof, otherwise: string): Tried {
  const admission = admit(stage.facts, proof);
  return closed("refused" in admission ? sentence(stage, admission.refused) : otherwise);
}

/** The rule that keeps this person from having a password; `otherwise` as above. */
export function closedToPassword(stage: Stage, otherwise: string): Tried {
  const { user } = stage.facts;
  return user ? closedBy(stage, { of: "password", userId: user.id }, otherwise) : closed(NOBODY);
}

export function sentence({ email }: Pick<Stage, "email">, refused: NotAdmitted["refused"]): string {
  const domain = domainOf(email);
  return {
    "unknown-user": NOBODY,
    "user-suspended": "This person is suspended, so there is no way in.",
    "profile-unusable": `SSO is required for ${domain}, but its profile is off, not published or without a certificate.`,
    "domain-lost": `The proof of ${domain} is lost, so SSO for it has stopped, and so have passwords.`,
    "sso-required": `SSO is required for ${domain}, and nothing leaves this person out.`,
    "sso-not-used": `SSO is not required for ${domain}, so no identity provider signs its people in.`,
    "wrong-profile": `Only the profile that ${domain} is required to use signs its people in.`,
    "not-emergency": "A recovery code works only for people who are named for emergency access.",
  }[refused];
}
