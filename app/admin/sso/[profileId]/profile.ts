import { notFound } from "next/navigation";
import type { WizardDoor } from "@/app/wizard/door";
import { guideOf, wizardSteps } from "@/lib/guides/guides";
import { ssoProfileQuery } from "@/lib/queries/sso-profile";
import { ask } from "@/lib/session/ask";
import {
  changeProvider,
  configureIdentityProvider,
  makeTestLink,
  publishDraft,
  publishStep,
  saveWizardStep,
  tickInstruction,
} from "../actions";

export type { Profile } from "@/app/wizard/door";

/** The profile of the address, or the page that says it is not here. */
export async function profileOf(params: Promise<{ profileId: string }>, tab = "") {
  const { profileId } = await params;
  const profile = await ask(ssoProfileQuery, { profileId }, `/admin/sso/${profileId}${tab}`);
  if (!profile) notFound();
  return profile;
}

/** The wizard as an administrator uses it. */
export function administratorDoor(profile: { readonly id: string; readonly guideId: string }): WizardDoor {
  return {
    by: "administrator",
    base: `/admin/sso/${profile.id}/setup`,
    hidden: { profileId: profile.id },
    steps: wizardSteps(guideOf(profile.guideId)),
    actions: {
      saveStep: saveWizardStep,
      tick: tickInstruction,
      configure: configureIdentityProvider,
      changeProvider,
      makeTestLink,
      publish: publishDraft,
      publishStep,
    },
  };
}
