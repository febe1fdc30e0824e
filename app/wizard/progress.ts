// Which steps are done, and what has to wait for what. Pure, so that the rail and the step cannot disagree.
import type { WizardStep } from "@/lib/guides/guides";
import type { DoorStep, Profile } from "./door";

export type Part = "Connect" | "Test" | "Choose" | "Require" | "Finish";
const PARTS: Partial<Record<DoorStep["id"], Part>> = {
  test: "Test",
  domains: "Choose",
  enforce: "Require",
  finish: "Finish",
};
export const partOf = (step: DoorStep["id"]): Part => PARTS[step] ?? "Connect";

export function isDone(step: DoorStep["id"], profile: Profile): boolean {
  if (step === "collect") return profile.whole;
  if (step === "test") return profile.tested;
  if (step === "domains") return profile.domains.some(({ verified }) => verified);
  if (step === "enforce") return profile.required;
  return profile.done.includes(step as WizardStep);
}

/** Why what comes after this step has to wait; null when it need not. A contact may hand it back untested. */
export function gateOf(
  step: DoorStep["id"],
  profile: Profile,
  by: "administrator" | "contact",
): string | null {
  if (step === "collect" && !profile.whole)
    return "The next steps need the issuer, the sign-in URL and a certificate. Bring them back above first.";
  if (step === "test" && !profile.whole)
    return "There is nothing to test yet. Bring back your identity provider’s details first.";
  if (step === "test" && profile.failedSince && by === "administrator")
    return "These settings passed a test once, but the last one failed. Mend what it found and test again.";
  if (step === "test" && !profile.tested && by === "administrator")
    return "Go on when a test has passed with exactly these settings. You can leave now and come back: everything is saved.";
  return null;
}

/** The step before this one whose gate is closed: this step waits for it. Null when it can be done now. */
export function waitsFor(
  step: DoorStep["id"],
  profile: Profile,
): { step: "collect" | "test"; why: string } | null {
  const late = step === "test" || step === "domains" || step === "enforce" || step === "finish";
  if (late && !profile.whole)
    return { step: "collect", why: "This step needs your identity provider’s details first." };
  if (step === "enforce" && !profile.tested && !profile.published)
    return { step: "test", why: "SSO can be required when a test has passed with exactly these settings." };
  return null;
}
