import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import type { Database, Queryable } from "../database";
import { migrationsFolder } from "../migrations-folder";
import { POSTGRES_SEARCH } from "../repositories/people-search";
import { postgresKit } from "../schema/kit";
import { defineTables } from "../schema/tables";
import { CleanClient } from "./clean-client";
import { retrying } from "./retrying";

/** One number for all processes: only one migrates at a time. */
const MIGRATION_LOCK = 7_264_012;

/** Opens a pool on a PostgreSQL server and brings its schema up to date. Throws when the server does not answer. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    Client: CleanClient,
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server closes must not end the process.
  pool.on("error", () => undefined);
  const connection = await pool.connect();
  try {
    await connection.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(connection), { migrationsFolder: migrationsFolder("postgres") });
    for (const statement of POSTGRES_SEARCH) await connection.query(statement).catch(() => undefined);
    await connection.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  } finally {
    connection.release();
  }
  const db = drizzle(pool);
  return {
    dialect: "postgres",
    tables: defineTables(postgresKit),
    read: db as unknown as Queryable,
    transaction: (work) =>
      retrying(() =>
        db.transaction((tx) => work(tx as unknown as Queryable), { isolationLevel: "serializable" }),
      ),
    statement: (work) => work(db as unknown as Queryable),
    async ping() {
      await pool.query("select 1");
    },
    async close() {
      await pool.end();
    },
  };
}
