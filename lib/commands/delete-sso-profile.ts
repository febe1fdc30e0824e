import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";

/** Only with its name typed, and only while nobody must use it. */
export const deleteSsoProfileCommand = defineCommand({
  permission: "sso.manage",
  fresh: true,
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    name: z.string("Type the profile's name.").trim(),
  }),
  async run({ repos }, { profileId, name }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    if ((await repos.domains.list()).some((row) => row.enforcedByProfileId === profileId))
      return { refused: { code: "profile-in-use", profile: profile.name } };
    if (name !== profile.name)
      return { refused: { code: "confirmation-does-not-match", want: profile.name } };
    await repos.profiles.remove(profileId);
    return {
      done: { profileId },
      events: [{ name: "sso-profile.deleted", profileId, profile: profile.name }],
    };
  },
});
