// Keys that stand twice in one object: JSON.parse takes the last of them in silence, and which one counts would be a guess.

export interface RepeatedKey {
  /** Where, as `["organizations", 0, "name"]`. */
  readonly path: readonly PropertyKey[];
  readonly line: number;
}

interface Open {
  /** Null for a list. */
  readonly keys: Set<string> | null;
  part: PropertyKey;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** `json`: a text that is JSON. Each key that an object of it has already. */
export function repeatedKeys(json: string): readonly RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const open: Open[] = [];
  let keyNext = false;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === "{" || token === "[") open.push(token === "{" ? { keys: new Set(), part: "" } : LIST());
    else if (token === "}" || token === "]") open.pop();
    else if (token === "," && inner?.keys === null) inner.part = Number(inner.part) + 1;
    else if (keyNext && inner?.keys) {
      const key = JSON.parse(token) as string;
      inner.part = key;
      if (inner.keys.has(key))
        found.push({ path: open.map(({ part }) => part), line: json.slice(0, index).split("\n").length });
      inner.keys.add(key);
    }
    keyNext = token === "{" || (token === "," && inner?.keys != null);
  }
  return found;
}

const LIST = (): Open => ({ keys: null, part: 0 });
