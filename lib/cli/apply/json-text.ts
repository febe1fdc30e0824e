// JSON written by hand: where it is broken, as people count lines. JSON.parse of Node 20 does not tell the place.

/** The value, or one sentence that names line and column. */
export function readJson(text: string): { value: unknown } | { problem: string } {
  const json = text.replace(/^\uFEFF/, "");
  if (json.trim() === "") return { problem: 'The file is empty. It should hold {"organizations": [ … ]}.' };
  try {
    return { value: JSON.parse(json) };
  } catch {
    const lines = json.slice(0, firstMistake(json)).split("\n");
    const place = `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
    return { problem: `This is not JSON: something is wrong at ${place}.` };
  }
}

const SPACE = /[ \t\r\n]*/y;
const PLAIN =
  /"(?:[^"\\\t\r\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** How far the text is JSON: the offset of the first character that cannot stand there. */
function firstMistake(text: string): number {
  let at = 0;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found !== "";
  };
  const space = () => skip(SPACE);
  const take = (character: string) => {
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const member = (): boolean => {
    space();
    if (text[at] !== '"' || !skip(PLAIN)) return false;
    space();
    return take(":") && value();
  };
  const value = (): boolean => {
    space();
    if (take("{")) return members("}", member);
    if (take("[")) return members("]", value);
    return skip(PLAIN);
  };
  /** After the opening bracket. */
  const members = (end: string, one: () => boolean): boolean => {
    space();
    if (take(end)) return true;
    do {
      if (!one()) return false;
      space();
    } while (take(","));
    return take(end);
  };
  try {
    if (value()) space();
  } catch {
    // Nested deeper than the stack: the place where it ended is as good as any.
  }
  return at;
}
