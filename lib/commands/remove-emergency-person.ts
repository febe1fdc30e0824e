import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { userIdInput } from "./change-person";

/** Takes emergency access from a person; the last one stays, whoever asks (R4). Their codes stop working. */
export const removeEmergencyPersonCommand = defineCommand({
  permission: "emergency.manage",
  fresh: true,
  input: z.object({ userId: userIdInput }),
  async run({ repos }, { userId }) {
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "person" } };
    if (!person.emergencySince) return { refused: { code: "not-emergency" } };
    if (!(await repos.users.otherOwner(userId, { emergency: true })))
      return { refused: { code: "last-emergency-owner" } };
    await repos.users.change(userId, { emergencySince: null, emergencyDrilledAt: null, codesStoredAt: null });
    await repos.recoveryCodes.remove(userId);
    return {
      done: { name: person.name },
      events: [{ name: "emergency.removed", user: userId, email: person.email }],
    };
  },
});
