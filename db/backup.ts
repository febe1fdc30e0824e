// Copies of a SQLite database: made while it is in use, and looked at before one is trusted.
import { existsSync, readdirSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { migrationsFolder } from "./migrations-folder";

/** A whole copy at one moment, while others read and write. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    await source.backup(to);
  } finally {
    source.close();
  }
  // A copy is one file: nothing of it may wait in a journal beside it.
  const copy = new Sqlite(to);
  copy.pragma("journal_mode = DELETE");
  copy.close();
}

export type CopyState =
  | { readonly ok: true; readonly organizations: number; readonly users: number }
  | { readonly problem: "not-a-database" | "damaged" | "not-ours" | "newer" };

/** Is this file a sound database of this product, and no newer than it? */
export function inspectSqlite(file: string): CopyState {
  let database: Sqlite.Database;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true });
    database.pragma("schema_version");
  } catch {
    return { problem: "not-a-database" };
  }
  try {
    if (database.pragma("integrity_check", { simple: true }) !== "ok") return { problem: "damaged" };
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    if (!["organizations", "users", "__drizzle_migrations"].every((name) => tables.includes(name)))
      return { problem: "not-ours" };
    const count = (table: string) =>
      database.prepare(`select count(*) from ${table}`).pluck().get() as number;
    if (count("__drizzle_migrations") > knownMigrations()) return { problem: "newer" };
    return { ok: true, organizations: count("organizations"), users: count("users") };
  } catch {
    return { problem: "damaged" };
  } finally {
    database.close();
  }
}

/** Does another process hold this database open? In WAL mode every open connection keeps a lock that this cannot take. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new Sqlite(file, { timeout: 500 });
  try {
    database.pragma("journal_mode = DELETE");
    return false;
  } catch (error) {
    // A damaged file is in nobody's use, and the best reason to restore.
    return String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY");
  } finally {
    database.close();
  }
}

const knownMigrations = () =>
  readdirSync(migrationsFolder("sqlite")).filter((name) => name.endsWith(".sql")).length;
