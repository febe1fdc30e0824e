import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { userIdInput } from "./change-person";

/** Gives an owner emergency access: never under SSO from now on, ready once codes are stored and a drill is done (R2). */
export const nameEmergencyPersonCommand = defineCommand({
  permission: "emergency.manage",
  fresh: true,
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const { repos, now, actor } = context;
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "person" } };
    if (person.role !== "owner" || person.status !== "active")
      return { refused: { code: "needs-owner-role" } };
    if (person.emergencySince) return { refused: { code: "already-emergency" } };
    await repos.users.change(userId, { emergencySince: now, emergencyDrilledAt: null, codesStoredAt: null });
    await repos.exemptions.end([userId], "removed", actor.kind === "person" ? actor.userId : null, now);
    return {
      done: { name: person.name },
      events: [{ name: "emergency.named", user: userId, email: person.email }],
    };
  },
});
