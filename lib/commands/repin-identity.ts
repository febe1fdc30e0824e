import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/**
 * Accepts that somebody has a new identity at the identity provider (SECURITY.md I4): the old one is forgotten, and the next
 * sign-in with their address pins the new one. For people whose account there was made anew.
 */
export const repinIdentityCommand = defineCommand({
  permission: "users.manage",
  fresh: true,
  input: z.object({
    userId: userIdInput,
    profileId: z.string().transform((id) => id as ProfileId),
  }),
  async run(context, { userId, profileId }) {
    const found = await personToChange(context, userId, "change-address");
    if ("refused" in found) return found;
    const { person } = found;
    if (!(await context.repos.identities.forget(userId, profileId)))
      return { refused: { code: "not-found", what: "identity" } };
    return {
      done: { name: person.name },
      events: [{ name: "user.identity-repinned", user: userId, email: person.email, profileId }],
    };
  },
});
