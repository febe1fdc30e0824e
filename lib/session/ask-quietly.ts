// A query of a page's title: whoever may not ask reads a plainer title, and is sent nowhere for it.
import type { z } from "zod";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import { currentPerson } from "./administrator";

/** The answer; null for nobody, and for whoever may not know it. */
export async function askQuietly<I extends z.ZodType, R>(
  query: Query<I, R>,
  input: z.input<I>,
): Promise<R | null> {
  const person = await currentPerson();
  const outcome = person && (await runQuery(await ports(), query, person, input));
  return outcome && "answer" in outcome ? outcome.answer : null;
}
