import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/** Nobody signs in as this person, and every session and open link ends now (SECURITY.md B7). Can be restored. */
export const suspendUserCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const found = await personToChange(context, userId, "suspend");
    if ("refused" in found) return found;
    const { person } = found;
    const { repos, now } = context;
    if (person.status === "suspended") return { refused: { code: "already-suspended" } };
    await repos.users.change(userId, { status: "suspended", suspendedAt: now });
    const sessions = await repos.sessions.endAll({ userId }, now);
    for (const purpose of ["invitation", "password-reset", "set-password"] as const)
      await repos.links.revoke({ purpose, userId }, now);
    return {
      done: { name: person.name, sessions },
      events: [{ name: "user.suspended", user: userId, email: person.email }],
    };
  },
});
