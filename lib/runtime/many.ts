// One change for many people, a chunk a transaction: memory and the time that others wait stay the same at any size.
import type { Refusal } from "../core/refusals";

/** One go stops here; the answer says where the next one goes on. */
export const MOST = 10_000;
/** So many refusals and links are kept to show. */
const SHOWN = 200;

type Refused = { readonly name: string; readonly email: string; readonly refused: Refusal };
type Link = { readonly email: string; readonly link: string };
export interface OfChunk {
  readonly changed: number;
  readonly notChanged: readonly Refused[];
  readonly links: readonly Link[];
}
/** What became of many: how many changed, who did not and why, and where those begin who were not reached. */
export interface ManyResult extends OfChunk {
  readonly seen: number;
  readonly refused: number;
  readonly more: boolean;
  readonly next: string | null;
}
/** Some people, and the cursor after them. */
export interface Chunk {
  readonly ids: readonly string[];
  readonly next: string | null;
}

/** Refusals of single people are collected; a refusal of the whole command stops it, and is the answer when it is the first. */
export async function changeMany(
  chunks: AsyncIterable<Chunk> | Iterable<Chunk>,
  change: (ids: readonly string[]) => Promise<{ done: OfChunk } | { refused: Refusal }>,
): Promise<{ done: ManyResult } | { refused: Refusal }> {
  const sum = { changed: 0, refused: 0, notChanged: [] as Refused[], links: [] as Link[], more: false };
  let seen = 0;
  let next: string | null = null;
  for await (const chunk of chunks) {
    const outcome = await change(chunk.ids);
    const refusal = "refused" in outcome ? outcome.refused : null;
    if (refusal && refusal.code !== "nobody-changed") {
      if (sum.changed === 0) return { refused: refusal };
      return { done: { ...sum, seen, more: true, next: null } };
    }
    seen += chunk.ids.length;
    const result: OfChunk =
      "done" in outcome
        ? outcome.done
        : { changed: 0, notChanged: refusal?.code === "nobody-changed" ? refusal.people : [], links: [] };
    sum.changed += result.changed;
    sum.refused += result.notChanged.length;
    sum.notChanged.push(...result.notChanged.slice(0, SHOWN - sum.notChanged.length));
    sum.links.push(...result.links.slice(0, SHOWN - sum.links.length));
    next = chunk.next;
    if (seen >= MOST) break;
  }
  return { done: { ...sum, seen, more: next !== null, next } };
}

/** Everybody whom `page` finds, from the cursor on. */
export async function* matching(page: (after?: string) => Promise<Chunk>, from?: string) {
  for (let after = from; ; ) {
    const chunk = await page(after);
    if (chunk.ids.length > 0) yield chunk;
    if (!chunk.next) return;
    after = chunk.next;
  }
}

/** A list of ids as chunks. One go takes all of it. */
export function* slices(list: readonly string[], size: number): Generator<Chunk> {
  for (let i = 0; i < list.length; i += size) yield { ids: list.slice(i, i + size), next: null };
}
