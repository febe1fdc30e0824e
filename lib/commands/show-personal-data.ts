import { z } from "zod";
import type { AttemptId } from "../core/ids";
import { defineCommand } from "../runtime/command";

/** What a response said about a person: shown on request, and on record who looked. */
export const showPersonalDataCommand = defineCommand({
  permission: "sign-ins.read",
  input: z.object({ attemptId: z.string().transform((id) => id as AttemptId) }),
  async run({ repos, now }, { attemptId }) {
    const attempt = await repos.attempts.find(attemptId);
    if (!attempt) return { refused: { code: "not-found", what: "sign-in" } };
    const kept = attempt.receivedUntil === null || attempt.receivedUntil > now;
    return {
      done: { received: kept ? JSON.stringify(attempt.received, null, 2) : null },
      events: [{ name: "login.personal-data-shown", reference: attempt.reference }],
    };
  },
});
