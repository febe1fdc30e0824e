import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand, KEEPS_A_PLACE, type Outcome } from "../runtime/command";

/** More than any guide has. */
const MOST_TICKS = 100;

/** "Done" beside one instruction of a guide: a help to keep one's place, not a gate. */
export const tickInstructionCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    /** "exchange/0": the step and the number of the instruction in it. */
    instruction: z.string().regex(/^[a-z]{1,20}\/\d{1,2}$/),
    done: z.enum(["yes", "no"]),
  }),
  async run({ repos, now }, { profileId, instruction, done }): Promise<Outcome<{ savedAt: string }>> {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const ticks = new Set((profile.wizard.ticks as string[] | undefined) ?? []);
    if (done === "yes") ticks.add(instruction);
    else ticks.delete(instruction);
    const savedAt = now.toISOString();
    await repos.profiles.change(profileId, {
      wizard: { ...profile.wizard, ticks: [...ticks].slice(-MOST_TICKS), savedAt },
    });
    return { done: { savedAt }, events: KEEPS_A_PLACE };
  },
});
