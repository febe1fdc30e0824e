// Opens what DATABASE_URL names.
import type { Database } from "./database";
import { openPostgres } from "./drivers/postgres";
import { openSqlite } from "./drivers/sqlite";

/** `file:./path` or `postgres://…`. Migrates before it answers. */
export async function openDatabase(url: string): Promise<Database> {
  return url.startsWith("file:") ? openSqlite(url.slice("file:".length)) : openPostgres(url);
}
