// PostgreSQL in the process, for tests: the same engine without a server.
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, Queryable } from "../database";
import { migrationsFolder } from "../migrations-folder";
import { POSTGRES_SEARCH } from "../repositories/people-search";
import { postgresKit } from "../schema/kit";
import { defineTables } from "../schema/tables";

export async function openPglite(): Promise<Database> {
  const client = new PGlite({ extensions: { pg_trgm } });
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: migrationsFolder("postgres") });
  for (const statement of POSTGRES_SEARCH) await client.exec(statement);
  return {
    dialect: "postgres",
    tables: defineTables(postgresKit),
    read: db as unknown as Queryable,
    transaction: (work) =>
      db.transaction((tx) => work(tx as unknown as Queryable), { isolationLevel: "serializable" }),
    statement: (work) => work(db as unknown as Queryable),
    async ping() {
      await client.query("select 1");
    },
    async close() {
      await client.close();
    },
  };
}
