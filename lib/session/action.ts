// A command on behalf of whoever is signed in: all that an actions.ts in app/admin calls.
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { type Command, runCommand } from "../runtime/command";
import { ports } from "../runtime/ports";
import type { ActionState } from "./action-state";
import { administrator } from "./administrator";
import { formInput } from "./form-input";

export { type ActionState, IDLE } from "./action-state";

interface After<R> {
  /** Paths whose pages change. */
  readonly refresh?: string;
  /** Where to go when it is done. */
  readonly go?: (done: R) => string;
}

/** A server action for `useActionState` (works without JavaScript as well). */
export function action<I extends z.ZodType, E, R>(command: Command<I, E, R>, after: After<R> = {}) {
  return async (_state: ActionState<R>, form: FormData): Promise<ActionState<R>> => {
    const actor = await administrator();
    const typed = formInput(form);
    const outcome = await runCommand(await ports(), command, actor, typed);
    if ("refused" in outcome) {
      // The page comes back with what the other person saved; what was typed stays in the form.
      if (outcome.refused.code === "changed-meanwhile" && after.refresh)
        revalidatePath(after.refresh, "layout");
      return { status: "refused", refused: outcome.refused, typed: withoutSecrets(typed) };
    }
    if (after.refresh) revalidatePath(after.refresh, "layout");
    if (after.go) redirect(after.go(outcome.done));
    return { status: "done", done: outcome.done, at: Date.now() };
  };
}

/** What is given back to the form never holds a secret. */
function withoutSecrets(typed: Record<string, string | string[]>) {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => !/password|code|secret/i.test(name) && !/PRIVATE KEY/.test(String(value)),
    ),
  );
}
