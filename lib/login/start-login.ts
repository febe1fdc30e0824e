// Step 1: an address → which way this person signs in.
import type { EmailAddress } from "../core/email";
import { domainOf } from "../core/email";
import type { ProfileId } from "../core/ids";
import { decideLogin, type LoginFacts } from "../core/login";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { doorReads } from "../runtime/unit-of-work";
import { networkOf, type Visitor } from "./visitor";

export type NextStep = { readonly by: "password" } | { readonly by: "sso"; readonly profileId: ProfileId };

/** Answers the next step, or how many seconds to wait. The only place where an address alone decides anything. */
export async function startLogin(
  ports: Pick<Ports, "database" | "clock">,
  input: { readonly email: EmailAddress; readonly visitor: Pick<Visitor, "ip"> },
): Promise<NextStep | { readonly wait: number }> {
  const { email, visitor } = input;
  const wait = await exceeds(
    ports,
    ["decision/email", email],
    ["decision/network", networkOf(visitor)],
    ["decision/domain", domainOf(email)],
  );
  if (wait !== null) return { wait };
  return nextStep(await doorReads(ports).logins.facts(email, ports.clock()));
}

/**
 * `decideLogin` for somebody who has proved nothing yet. A suspended person is shown what an unknown one is shown, so the
 * page does not tell; where nothing is open, the step that says so to whoever arrives there.
 */
export function nextStep(facts: LoginFacts): NextStep {
  const decision = decideLogin(facts);
  if (decision.by !== "nothing") return decision;
  if (decision.because === "user-suspended") return nextStep({ ...facts, user: null });
  // A lost domain: exempt and emergency people still have the password (R10). A profile that is off explains itself.
  return decision.because === "profile-unusable" && facts.enforcement
    ? { by: "sso", profileId: facts.enforcement.profileId }
    : { by: "password" };
}
