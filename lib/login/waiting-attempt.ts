// A sign-in whose password matched and that waits for one more thing, in the same browser, within half an hour.
import type { DoorRepositories } from "../../db/repositories";
import type { AttemptRow } from "../../db/repositories/attempts";
import type { UserRow } from "../../db/repositories/users";
import type { AttemptId } from "../core/ids";
import { hashSecret } from "../runtime/secrets";

export async function waitingAttempt(
  { logins }: Pick<DoorRepositories, "logins">,
  of: { readonly attempt: AttemptId; readonly browser: string | null },
  now: Date,
): Promise<{ readonly attempt: AttemptRow; readonly user: UserRow } | null> {
  const attempt = await logins.find(of.attempt);
  const user = attempt?.userId ? await logins.findUser(attempt.userId) : null;
  if (
    !attempt ||
    !user ||
    attempt.method !== "password" ||
    attempt.consumedAt ||
    attempt.outcome ||
    attempt.expiresAt <= now ||
    of.browser === null ||
    attempt.browserHash !== hashSecret(of.browser) ||
    // A password that was changed meanwhile has to be typed again.
    (user.passwordSetAt && user.passwordSetAt > attempt.startedAt)
  )
    return null;
  return { attempt, user };
}
