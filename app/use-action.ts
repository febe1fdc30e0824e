"use client";
import { unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { type ActionState, IDLE } from "@/lib/session/action-state";

/**
 * `useActionState` whose form outlives a server that fails or cannot be reached (Q09): then `failed` makes the next state, and
 * what was typed stays in its fields. The server renders the action itself, so the form works without JavaScript as well.
 */
export function useAction<S>(
  action: (state: Awaited<S>, form: FormData) => Promise<S>,
  first: Awaited<S>,
  failed: (form: FormData, before: Awaited<S>, reference: string | null) => Awaited<S>,
) {
  const guarded = async (state: Awaited<S>, form: FormData): Promise<S> => {
    try {
      return await action(state, form);
    } catch (error) {
      unstable_rethrow(error);
      const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
      return failed(form, state, reference);
    }
  };
  return useActionState<S, FormData>(typeof window === "undefined" ? action : guarded, first);
}

/** The same for the action of a command: a failure is one more refusal. */
export function useCommand<R>(action: (state: ActionState<R>, form: FormData) => Promise<ActionState<R>>) {
  return useAction<ActionState<R>>(action, IDLE as ActionState<R>, (form, _before, reference) => ({
    status: "refused",
    refused: { code: "server-failed", reference },
    typed: typedIn(form),
  }));
}

export const SERVER_FAILED =
  "Our server had a problem or could not be reached. Nothing was changed, and what you typed is still here: try again.";

/** What goes back into the fields; never a secret. */
function typedIn(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts.filter(([name]) => !/^\$|password|code|secret/i.test(name)));
}
