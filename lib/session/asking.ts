// A query whose input is too long for an address: as a server action, with the same answer shape as a command's.
import type { z } from "zod";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import type { ActionState } from "./action-state";
import { administrator } from "./administrator";
import { formInput } from "./form-input";

export function asking<I extends z.ZodType, R>(query: Query<I, R>) {
  return async (_state: ActionState<R>, form: FormData): Promise<ActionState<R>> => {
    const typed = formInput(form);
    const outcome = await runQuery(await ports(), query, await administrator(), typed);
    return "answer" in outcome
      ? { status: "done", done: outcome.answer, at: Date.now() }
      : { status: "refused", refused: outcome.refused, typed };
  };
}
