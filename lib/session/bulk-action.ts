import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { type Command, runCommand } from "../runtime/command";
import { type Chunk, changeMany, type ManyResult, matching, type OfChunk, slices } from "../runtime/many";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import type { ActionState } from "./action-state";
import { administrator } from "./administrator";
import { formInput } from "./form-input";

export type BulkResult = ManyResult;

/**
 * A server action over `userIds` of the form (`userIds[]`), or with `all` over everybody whom `match` finds by the form's
 * filter, beginning `after` the end of the go before.
 */
export function bulkAction<I extends z.ZodType, E, M extends z.ZodType>(
  command: Command<I, E, OfChunk>,
  match: Query<M, Chunk>,
  { chunk, refresh }: { chunk: number; refresh: string },
) {
  return async (_state: ActionState<BulkResult>, form: FormData): Promise<ActionState<BulkResult>> => {
    const actor = await administrator();
    const open = await ports();
    const typed = formInput(form);
    const { userIds, all, after: from, ...input } = typed;
    const chosen = typeof userIds === "string" ? [userIds] : (userIds ?? []);
    const page = async (after?: string): Promise<Chunk> => {
      const found = await runQuery(open, match, actor, { ...input, after, limit: chunk });
      return "answer" in found ? found.answer : { ids: [], next: null };
    };
    const chunks = all ? matching(page, typeof from === "string" ? from : undefined) : slices(chosen, chunk);
    const outcome = await changeMany(chunks, (ids) =>
      runCommand(open, command, actor, { ...input, userIds: ids }),
    );
    if ("refused" in outcome) return { status: "refused", refused: outcome.refused, typed };
    if (outcome.done.seen === 0 && !from)
      return {
        status: "refused",
        refused: { code: "invalid-input", issues: [{ field: "userIds", message: "Select somebody first." }] },
        typed,
      };
    revalidatePath(refresh, "layout");
    return { status: "done", done: outcome.done, at: Date.now() };
  };
}
