// One command for many people, a chunk a transaction: memory and the time that others wait stay the same at any size.
import { revalidatePath } from "next/cache";
import type { z } from "zod";
import type { Refusal } from "../core/refusals";
import { type Command, runCommand } from "../runtime/command";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import type { ActionState } from "./action-state";
import { administrator } from "./administrator";
import { formInput } from "./form-input";

/** With "all that match" one go stops here; the answer says so, and the next one continues with the rest. */
const MOST = 10_000;
/** So many refusals and links are kept to show. */
const SHOWN = 200;

type Refused = { readonly name: string; readonly email: string; readonly refused: Refusal };
type Link = { readonly email: string; readonly link: string };
interface OfChunk {
  readonly changed: number;
  readonly notChanged: readonly Refused[];
  readonly links: readonly Link[];
}
/** What became of many: how many changed, who did not and why, and whether some were not reached. */
export interface BulkResult extends OfChunk {
  readonly refused: number;
  readonly more: boolean;
}

/**
 * A server action over `userIds` of the form (`userIds[]`), or with `all` over everybody whom `match` finds by the form's
 * filter. Refusals of single people are collected; a refusal of the whole command stops it.
 */
export function bulkAction<I extends z.ZodType, E, M extends z.ZodType>(
  command: Command<I, E, OfChunk>,
  match: Query<M, { ids: readonly string[]; next: string | null }>,
  { chunk, refresh }: { chunk: number; refresh: string },
) {
  return async (_state: ActionState<BulkResult>, form: FormData): Promise<ActionState<BulkResult>> => {
    const actor = await administrator();
    const open = await ports();
    const typed = formInput(form);
    const { userIds, all, ...input } = typed;
    const sum = { changed: 0, refused: 0, notChanged: [] as Refused[], links: [] as Link[], more: false };
    const chosen = typeof userIds === "string" ? [userIds] : (userIds ?? []);
    const chunks = all
      ? matching(async (after) => {
          const page = await runQuery(open, match, actor, { ...input, after, limit: chunk });
          return "answer" in page ? page.answer : { ids: [], next: null };
        })
      : slices(chosen, chunk);
    let seen = 0;
    for await (const ids of chunks) {
      if (seen >= MOST) {
        sum.more = true;
        break;
      }
      seen += ids.length;
      const outcome = await runCommand(open, command, actor, { ...input, userIds: ids });
      const refusal = "refused" in outcome ? outcome.refused : null;
      if (refusal && refusal.code !== "nobody-changed") {
        if (sum.changed === 0) return { status: "refused", refused: refusal, typed };
        sum.more = true;
        break;
      }
      const result: OfChunk =
        "done" in outcome
          ? outcome.done
          : { changed: 0, notChanged: refusal?.code === "nobody-changed" ? refusal.people : [], links: [] };
      sum.changed += result.changed;
      sum.refused += result.notChanged.length;
      sum.notChanged.push(...result.notChanged.slice(0, SHOWN - sum.notChanged.length));
      sum.links.push(...result.links.slice(0, SHOWN - sum.links.length));
    }
    if (seen === 0)
      return {
        status: "refused",
        refused: { code: "invalid-input", issues: [{ field: "userIds", message: "Select somebody first." }] },
        typed,
      };
    revalidatePath(refresh, "layout");
    return { status: "done", done: sum, at: Date.now() };
  };
}

async function* matching(page: (after?: string) => Promise<{ ids: readonly string[]; next: string | null }>) {
  for (let after: string | undefined; ; ) {
    const { ids, next } = await page(after);
    if (ids.length > 0) yield ids;
    if (!next) return;
    after = next;
  }
}

function* slices<T>(list: readonly T[], size: number) {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}
