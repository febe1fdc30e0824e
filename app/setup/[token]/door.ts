import type { DoorStep, WizardDoor } from "@/app/wizard/door";
import { guideOf, wizardSteps } from "@/lib/guides/guides";
import { changeProvider, configure, makeTestLink, publish, saveStep, tick } from "../actions";

/** The wizard as the IT contact uses it: without requiring, and with handing back at the end. */
export function contactDoor(of: {
  token: string;
  profileId: string;
  guideId: string;
  mayVerifyDomains: boolean;
}): WizardDoor {
  const steps: DoorStep[] = wizardSteps(guideOf(of.guideId)).filter(
    ({ id }) => id !== "enforce" && (id !== "domains" || of.mayVerifyDomains),
  );
  return {
    by: "contact",
    base: `/setup/${of.token}`,
    hidden: { token: of.token, profileId: of.profileId },
    steps: [...steps, { id: "finish", title: "Hand it back" }],
    actions: { saveStep, tick, configure, changeProvider, makeTestLink, publish, publishStep: publish },
  };
}
