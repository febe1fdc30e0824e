import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand, KEEPS_A_PLACE, type Outcome } from "../runtime/command";

/** Ticks a step of the wizard, so that it can be left and taken up again. */
export const saveWizardStepCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    step: z.string().max(20),
    next: z.string().max(20),
  }),
  async run(
    { repos, now },
    { profileId, step, next },
  ): Promise<Outcome<{ profileId: ProfileId; next: string }>> {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const done = new Set((profile.wizard.done as string[] | undefined) ?? []).add(step);
    await repos.profiles.change(profileId, {
      wizard: { ...profile.wizard, step: next, done: [...done], savedAt: now.toISOString() },
    });
    return { done: { profileId, next }, events: KEEPS_A_PLACE };
  },
});
