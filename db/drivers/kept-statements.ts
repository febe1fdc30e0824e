import type Sqlite from "better-sqlite3";

/** Queries are few and the same; those with a list of values differ by its length. */
const MOST = 500;

/**
 * The connection as drizzle sees it, each statement compiled once: compiling anew is a third of what a query costs. A
 * statement is asked for rows as objects or as arrays; each of the two is one of its own, because the mode stays with it.
 */
export function keptStatements(connection: Sqlite.Database): Sqlite.Database {
  const objects = keeping((text) => connection.prepare(text));
  const arrays = keeping((text) => connection.prepare(text).raw());
  const prepare = (text: string) => ({
    run: (...values: unknown[]) => objects(text).run(...values),
    get: (...values: unknown[]) => objects(text).get(...values),
    all: (...values: unknown[]) => objects(text).all(...values),
    raw: () => arrays(text),
  });
  return { prepare } as unknown as Sqlite.Database;
}

function keeping(compile: (text: string) => Sqlite.Statement): (text: string) => Sqlite.Statement {
  const kept = new Map<string, Sqlite.Statement>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const compiled = compile(text);
    if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
    kept.set(text, compiled);
    return compiled;
  };
}
