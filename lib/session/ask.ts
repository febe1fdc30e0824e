// A query on behalf of whoever is signed in: the only way of a page to data.
import { forbidden, notFound } from "next/navigation";
import type { z } from "zod";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import { administrator } from "./administrator";

/** Answers the query. Nobody is sent to the login page; a forbidden question ends in the 403 page, which names the owners. */
export async function ask<I extends z.ZodType, R>(
  query: Query<I, R>,
  input: z.input<I>,
  returnTo?: string,
): Promise<R> {
  const actor = await administrator(returnTo);
  const outcome = await runQuery(await ports(), query, actor, input);
  if ("answer" in outcome) return outcome.answer;
  if (outcome.refused.code === "not-found") notFound();
  forbidden();
}
