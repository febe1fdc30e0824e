// Time passes, or somebody else's work is done: rows that no screen changes at once.
import Database from "better-sqlite3";
import type { World } from "./world";

/** What a statement reads from the product's database file. */
export function readRows<T>(world: World, statement: string, ...values: unknown[]): T[] {
  const database = new Database(world.env.DATABASE_URL!.slice("file:".length), { readonly: true });
  try {
    return database.prepare(statement).all(...values) as T[];
  } finally {
    database.close();
  }
}

/** One statement on the product's database file. */
export function changeRows(world: World, statement: string, ...values: unknown[]): void {
  const database = new Database(world.env.DATABASE_URL!.slice("file:".length), { timeout: 10_000 });
  try {
    database.prepare(statement).run(...values);
  } finally {
    database.close();
  }
}
