// PostgreSQL in the process, for tests: the same engine without a server.
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, Queryable } from "../database";
import { migrationsFolder } from "../migrations-folder";
import { postgresKit } from "../schema/kit";
import { defineTables } from "../schema/tables";

export async function openPglite(): Promise<Database> {
  const client = new PGlite();
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: migrationsFolder("postgres") });
  return {
    dialect: "postgres",
    tables: defineTables(postgresKit),
    read: db as unknown as Queryable,
    transaction: (work) =>
      db.transaction((tx) => work(tx as unknown as Queryable), { isolationLevel: "serializable" }),
    async ping() {
      await client.query("select 1");
    },
    async close() {
      await client.close();
    },
  };
}
