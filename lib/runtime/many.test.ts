import { expect, test } from "vitest";
import { changeMany, MOST, matching, slices } from "./many";
import { stretches } from "./stretches";

const CHUNK = 200;
/** Everybody, by number; a page ends where the next begins. */
const page = (everybody: number) => async (after?: string) => {
  const from = after === undefined ? 0 : Number(after) + 1;
  const ids = Array.from({ length: Math.min(CHUNK, everybody - from) }, (_, i) => String(from + i));
  return { ids, next: from + CHUNK < everybody ? ids.at(-1)! : null };
};
const all = async (ids: readonly string[]) => ({ done: { changed: ids.length, notChanged: [], links: [] } });

test("select all that match: each go takes so many, the next goes on where it stopped, and everybody is reached once", async () => {
  const seen: string[] = [];
  const goes: number[] = [];
  let from: string | undefined;
  do {
    const outcome = await changeMany(matching(page(25_100), from), async (ids) => {
      seen.push(...ids);
      return all(ids);
    });
    if ("refused" in outcome) throw new Error("refused");
    goes.push(outcome.done.changed);
    expect(outcome.done.more).toBe(outcome.done.next !== null);
    from = outcome.done.next ?? undefined;
  } while (from);
  expect(goes).toEqual([MOST, MOST, 5100]);
  expect(new Set(seen).size).toBe(25_100);
});

test("at most 200 refusals are kept to show, and all of them are counted", async () => {
  const refused = { code: "last-owner" } as never;
  const outcome = await changeMany(matching(page(1000)), async (ids) => ({
    done: { changed: 0, notChanged: ids.map((id) => ({ name: id, email: id, refused })), links: [] },
  }));
  expect(outcome).toMatchObject({ done: { refused: 1000, changed: 0, more: false, next: null } });
  expect("done" in outcome && outcome.done.notChanged.length).toBe(200);
});

test("a refusal of the whole stops it: the answer when it is the first, and said beside what was changed before", async () => {
  const stale = { refused: { code: "sign-in-not-fresh" } as const };
  expect(await changeMany(slices(["a", "b"], 1), async () => stale)).toEqual(stale);
  const later = await changeMany(slices(["a", "b", "c"], 1), async (ids) =>
    ids[0] === "b" ? stale : all(ids),
  );
  expect(later).toMatchObject({ done: { changed: 1, more: true, next: null } });
});

test("the export asks for the next rows only when the reader takes them", async () => {
  let asked = 0;
  let told = 0;
  const stream = await stretches(
    async () => ({ answer: { rows: [asked++], next: asked < 100 ? "more" : null } }),
    { head: "n\n", line: (row) => `${row}\n` },
    async (rows) => {
      told = rows;
    },
  );
  const reader = stream!.getReader();
  for (let i = 0; i < 5; i++) await reader.read();
  expect(asked).toBeLessThan(10);
  await reader.cancel();
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(10);
});
