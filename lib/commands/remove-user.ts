import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/** Removes the person with their sessions, exemptions, passkeys and links. They can be invited again. */
export const removeUserCommand = defineCommand({
  permission: "users.manage",
  fresh: true,
  input: z.object({
    userId: userIdInput,
    /** What was typed to be sure; forms always ask for the address. */
    confirmation: z.string().optional(),
  }),
  async run(context, { userId, confirmation }) {
    const found = await personToChange(context, userId, "remove");
    if ("refused" in found) return found;
    const { person } = found;
    if (confirmation !== undefined && confirmation.trim() !== person.email)
      return { refused: { code: "confirmation-does-not-match", want: person.email } };
    await context.repos.users.remove(userId);
    return {
      done: { name: person.name },
      events: [{ name: "user.removed", user: userId, email: person.email }],
    };
  },
});
