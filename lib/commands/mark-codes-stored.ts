import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";

/** The person says that the codes are somewhere they can reach without SSO. */
export const markCodesStoredCommand = defineCommand({
  permission: "account.manage",
  input: z.object({
    stored: z.literal("on", "Tick that you have stored the codes somewhere you can reach without SSO."),
  }),
  async run({ repos, now, actor }) {
    const { userId, email } = asPerson(actor);
    const person = await repos.users.find(userId);
    if (!person?.emergencySince) return { refused: { code: "not-emergency" } };
    if ((await repos.recoveryCodes.left([userId])).get(userId) === undefined)
      return { refused: { code: "not-found", what: "set of recovery codes" } };
    await repos.users.change(userId, { codesStoredAt: now });
    return { done: {}, events: [{ name: "emergency.codes-stored", user: userId, email }] };
  },
});
