// Where two texts differ, character by character: for people who compare an entity ID with what arrived.

/** `kept` stands in both; `missing` only in what was expected; `added` only in what was received. */
export interface Piece {
  readonly is: "kept" | "missing" | "added";
  readonly text: string;
}

const LONGEST = 600;

/**
 * The pieces in reading order. Texts that have little in common, or are long, differ as a whole between their common ends,
 * because single matching letters would only confuse.
 */
export function characterDifference(expected: string, received: string): Piece[] {
  const [a, b] = [[...expected], [...received]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  const middle: Piece[] = isRelated(middleA, middleB)
    ? align(middleA, middleB)
    : whole(middleA.join(""), middleB.join(""));
  return join([
    { is: "kept", text: a.slice(0, start).join("") },
    ...middle,
    { is: "kept", text: a.slice(a.length - end).join("") },
  ]);
}

const whole = (missing: string, added: string): Piece[] => [
  { is: "missing", text: missing },
  { is: "added", text: added },
];

function isRelated(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0 || a.length > LONGEST || b.length > LONGEST) return false;
  return longestCommon(a, b)[0]![0]! * 10 >= Math.max(a.length, b.length) * 6;
}

/** Lengths of the longest common subsequence of every pair of tails. */
function longestCommon(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] =
        a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

function align(a: readonly string[], b: readonly string[]): Piece[] {
  const table = longestCommon(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ is: "kept", text: a[i]! });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && table[i + 1]![j]! >= table[i]![j + 1]!)) {
      pieces.push({ is: "missing", text: a[i++]! });
    } else {
      pieces.push({ is: "added", text: b[j++]! });
    }
  }
  return pieces;
}

function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.text === "") continue;
    if (last?.is === piece.is) joined[joined.length - 1] = { is: last.is, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

/** The usual slips: how to undo one in what was received, and its words. Each is undone on top of those before it. */
const SLIPS: ReadonlyArray<readonly [undo: (received: string, expected: string) => string, words: string]> = [
  [(received) => received.trim(), "spaces at its ends"],
  [
    (received, expected) => (expected.startsWith("https:") ? received.replace(/^http:/, "https:") : received),
    "http instead of https",
  ],
  [
    (received, expected) => (expected.startsWith("http:") ? received.replace(/^https:/, "http:") : received),
    "https instead of http",
  ],
  [
    (received, expected) => (expected.endsWith("/") ? received : received.replace(/\/$/, "")),
    "a slash too many at the end",
  ],
  [
    (received, expected) => (expected.endsWith("/") && !received.endsWith("/") ? `${received}/` : received),
    "no slash at the end",
  ],
  [
    (received, expected) => (received.toLowerCase() === expected.toLowerCase() ? expected : received),
    "other capital or small letters",
  ],
];

/** The difference in one sentence; the usual slips by name when they explain it all. */
export function differenceInWords(expected: string, received: string): string {
  if (expected === received) return "They are the same.";
  if (received === "") return "Nothing was received.";
  const found: string[] = [];
  let mended = received;
  for (const [undo, words] of SLIPS) {
    const next = undo(mended, expected);
    if (next !== mended) found.push(words);
    mended = next;
  }
  if (mended === expected) return `What was received has ${list(found)}.`;
  if (expected.startsWith(received)) return "What was received breaks off early.";
  if (received.startsWith(expected)) return "What was received goes on too long.";
  const [a, b] = [[...expected], [...received]];
  const at = a.findIndex((character, index) => character !== b[index]);
  return at === 0 ? "They differ from the first character on." : `They differ from character ${at + 1} on.`;
}

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
