import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/** Ends every session of one person. They may sign in again at once. */
export const signOutUserCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const found = await personToChange(context, userId, "sign-out");
    if ("refused" in found) return found;
    const { person } = found;
    const sessions = await context.repos.sessions.endAll({ userId }, context.now);
    return {
      done: { name: person.name, sessions },
      events: [{ name: "user.signed-out-everywhere", user: userId, email: person.email, sessions }],
    };
  },
});
