import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";

/** One's own. From now on it lets nobody in; sessions that began with it stay until they are ended. */
export const removePasskeyCommand = defineCommand({
  permission: "account.manage",
  fresh: true,
  input: z.object({ passkeyId: z.string() }),
  async run({ repos, actor }, { passkeyId }) {
    const { userId, email } = asPerson(actor);
    const passkey = (await repos.passkeys.of(userId)).find(({ id }) => id === passkeyId);
    if (!passkey) return { refused: { code: "not-found", what: "passkey" } };
    await repos.passkeys.remove(userId, passkeyId);
    return {
      done: { name: passkey.name },
      events: [{ name: "user.passkey-removed", user: userId, email, passkey: passkey.name }],
    };
  },
});
