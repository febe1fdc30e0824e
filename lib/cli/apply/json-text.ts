// JSON written by hand: where it is broken, as people count lines.

/** The value, or one sentence that names line and column. */
export function readJson(text: string): { value: unknown } | { problem: string } {
  const json = text.replace(/^\uFEFF/, "");
  if (json.trim() === "") return { problem: 'The file is empty. It should hold {"organizations": [ … ]}.' };
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const { line, column } = placeOf(json, message);
    return { problem: `This is not JSON: something is wrong at line ${line}, column ${column}.` };
  }
}

/** V8 says "at position 123", "(line 3 column 4)", or nothing where the text ends too early. */
function placeOf(text: string, message: string): { line: number; column: number } {
  const position = /position (\d+)/.exec(message);
  const before = text.slice(0, position ? Number(position[1]) : text.trimEnd().length);
  const lines = before.split("\n");
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
