import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";
import { passkeyName } from "./add-passkey";

/** One's own, so that each device is told from the others. */
export const renamePasskeyCommand = defineCommand({
  permission: "account.manage",
  input: z.object({ passkeyId: z.string(), name: passkeyName }),
  async run({ repos, actor }, { passkeyId, name: to }) {
    const { userId, email } = asPerson(actor);
    const passkey = (await repos.passkeys.of(userId)).find(({ id }) => id === passkeyId);
    if (!passkey) return { refused: { code: "not-found", what: "passkey" } };
    await repos.passkeys.rename(userId, passkeyId, to);
    return {
      done: { name: to },
      events: [{ name: "user.passkey-renamed", user: userId, email, from: passkey.name, to }],
    };
  },
});
