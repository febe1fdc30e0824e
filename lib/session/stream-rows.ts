// A long answer as a stream: one stretch of rows in memory at a time, whatever the number of rows.
import type { z } from "zod";
import { type Command, runCommand } from "../runtime/command";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import { administrator } from "./administrator";

/**
 * Asks `query` stretch by stretch (`next` is the cursor of the following one) and writes a line for each row. When the
 * stream ends, or the reader goes away, `record` is told how many rows went out. Null: this person may not ask.
 */
export async function streamRows<M extends z.ZodType, R, C extends z.ZodType, E, D>(
  query: Query<M, { rows: readonly R[]; next: string | null }>,
  input: Readonly<Record<string, string>>,
  write: { head: string; line: (row: R) => string },
  record: Command<C, E, D>,
): Promise<ReadableStream<Uint8Array> | null> {
  const actor = await administrator();
  const open = await ports();
  const stretch = (after?: string) => runQuery(open, query, actor, { ...input, after });
  let pending = await stretch();
  if ("refused" in pending) return null;
  let rows = 0;
  const text = new TextEncoder();
  const told = () => runCommand(open, record, actor, { people: rows });
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(text.encode(write.head));
      },
      async pull(controller) {
        if ("refused" in pending) throw new Error("The permission ended while the list was written.");
        const { rows: now, next } = pending.answer;
        if (now.length > 0) controller.enqueue(text.encode(now.map(write.line).join("")));
        rows += now.length;
        if (next) {
          pending = await stretch(next);
          return;
        }
        await told();
        controller.close();
      },
      async cancel() {
        await told();
      },
    },
    { highWaterMark: 1 },
  );
}
