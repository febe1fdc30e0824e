import type { z } from "zod";
import { type Command, runCommand } from "../runtime/command";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import { stretches } from "../runtime/stretches";
import { administrator } from "./administrator";

/** The rows of a query as a stream, asked by who is signed in; `record` is told how many went out. Null: may not ask. */
export async function streamRows<M extends z.ZodType, R, C extends z.ZodType, E, D>(
  query: Query<M, { rows: readonly R[]; next: string | null }>,
  input: Readonly<Record<string, string>>,
  write: { head: string; line: (row: R) => string },
  record: Command<C, E, D>,
): Promise<ReadableStream<Uint8Array> | null> {
  const actor = await administrator();
  const open = await ports();
  return stretches(
    (after) => runQuery(open, query, actor, { ...input, after }),
    write,
    (people) => runCommand(open, record, actor, { people }),
  );
}
