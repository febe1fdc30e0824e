import { z } from "zod";
import { RECOVERY_CODES } from "../core/emergency";
import { codesMadeMail } from "../mail/emergency";
import { asPerson, defineCommand } from "../runtime/command";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { readableCode } from "../runtime/secrets";
import { tellAdministrators } from "../runtime/tell-administrators";

/** Groups of four letters: 100 random bits. */
const GROUPS = 5;

/** Ten codes for oneself, shown this once; only hashes are kept. Earlier codes stop working. */
export const makeRecoveryCodesCommand = defineCommand({
  permission: "account.manage",
  fresh: true,
  input: z.object({}),
  async run(context) {
    const { repos, now, newId } = context;
    const actor = asPerson(context.actor);
    const person = await repos.users.find(actor.userId);
    if (!person?.emergencySince) return { refused: { code: "not-emergency" } };
    const codes = Array.from({ length: RECOVERY_CODES }, () => readableCode(GROUPS));
    await repos.recoveryCodes.replace(
      person.id,
      codes.map((code) => ({ id: newId("recoveryCode"), codeHash: recoveryCodeHash(code) })),
      now,
    );
    await repos.users.change(person.id, { codesStoredAt: null });
    await tellAdministrators(context, (to) =>
      codesMadeMail({ ...to, person: person.name, at: now, from: actor.ip }),
    );
    return {
      done: { codes },
      events: [{ name: "emergency.codes-made", user: person.id, email: person.email, codes: codes.length }],
    };
  },
});
