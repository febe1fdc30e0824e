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

/** `template`: what `dumpPglite` gave, which is much quicker to load than an empty engine is to start. */
export async function openPglite(template?: Blob): Promise<Database> {
  const { client, db } = await migrated(template);
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

/** The files of a new, empty, migrated database, as a tar. */
export async function dumpPglite(): Promise<Blob> {
  const { client } = await migrated();
  try {
    return await client.dumpDataDir("none");
  } finally {
    await client.close();
  }
}

async function migrated(template?: Blob) {
  const client = new PGlite({ extensions: { pg_trgm }, ...(template && { loadDataDir: template }) });
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: migrationsFolder("postgres") });
  for (const statement of POSTGRES_SEARCH) await client.exec(statement);
  return { client, db };
}
