import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/** A suspended person may sign in again; somebody who never accepted is invited again. */
export const restoreUserCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const found = await personToChange(context, userId, "restore");
    if ("refused" in found) return found;
    const { person } = found;
    if (person.status !== "suspended") return { refused: { code: "not-suspended" } };
    await context.repos.users.change(userId, {
      status: person.joinedAt ? "active" : "invited",
      suspendedAt: null,
    });
    return {
      done: { name: person.name },
      events: [{ name: "user.restored", user: userId, email: person.email }],
    };
  },
});
