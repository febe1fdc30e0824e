import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";

/** Off: nobody signs in with it any more. Refused while people must use it. */
export const switchSsoProfileCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    on: z.enum(["yes", "no"]).transform((word) => word === "yes"),
  }),
  async run({ repos }, { profileId, on }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const required = (await repos.domains.list()).some((row) => row.enforcedByProfileId === profileId);
    if (!on && required) return { refused: { code: "profile-in-use", profile: profile.name } };
    await repos.profiles.change(profileId, { on });
    return {
      done: { on },
      events: [{ name: "sso-profile.switched", profileId, profile: profile.name, on }],
    };
  },
});
