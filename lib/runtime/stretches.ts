// A long answer as a stream: one stretch of rows in memory at a time, whatever the number of rows.
import type { Refusal } from "../core/refusals";

type Stretch<R> = { readonly answer: { readonly rows: readonly R[]; readonly next: string | null } };

/**
 * Asks stretch by stretch (`next` is the cursor of the following one), only as fast as the reader takes the lines. When
 * the stream ends, or the reader goes away, `told` hears how many rows went out. Null when the first may not be asked.
 */
export async function stretches<R>(
  ask: (after?: string) => Promise<Stretch<R> | { readonly refused: Refusal }>,
  { head, line }: { head: string; line: (row: R) => string },
  told: (rows: number) => Promise<unknown>,
): Promise<ReadableStream<Uint8Array> | null> {
  let pending = await ask();
  if ("refused" in pending) return null;
  let rows = 0;
  const text = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(text.encode(head));
      },
      async pull(controller) {
        if ("refused" in pending) throw new Error("The permission ended while the list was written.");
        const { rows: now, next } = pending.answer;
        if (now.length > 0) controller.enqueue(text.encode(now.map(line).join("")));
        rows += now.length;
        if (next) {
          pending = await ask(next);
          return;
        }
        await told(rows);
        controller.close();
      },
      async cancel() {
        await told(rows);
      },
    },
    { highWaterMark: 1 },
  );
}
