import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { isReadableName, UNREADABLE_NAME } from "../core/readable-name";
import { defineCommand } from "../runtime/command";

export const renameSsoProfileCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    name: z
      .string()
      .trim()
      .min(1, "Write a name.")
      .max(80, "Keep the name under 80 characters.")
      .refine(isReadableName, UNREADABLE_NAME),
  }),
  async run({ repos }, { profileId, name }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const taken = (await repos.profiles.list()).some(
      (other) => other.id !== profileId && other.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken) return { refused: { code: "name-taken", name } };
    await repos.profiles.change(profileId, { name });
    return {
      done: { name },
      events: [
        {
          name: "sso-profile.changed",
          profileId,
          profile: name,
          changed: ["name"],
          changes: [{ setting: "name", from: profile.name, to: name }],
        },
      ],
    };
  },
});
