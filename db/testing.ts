// One suite, every dialect: a SQLite file, PostgreSQL in the process, and a real server where one is named.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "./database";
import { openPglite } from "./drivers/pglite";
import { openPostgres } from "./drivers/postgres";
import { openSqlite } from "./drivers/sqlite";
import { pgliteTemplate } from "./pglite-template";

export type DialectName = "sqlite" | "pglite" | "postgres";
export const DIALECTS: readonly DialectName[] = process.env.TEST_DATABASE_URL
  ? ["sqlite", "pglite", "postgres"]
  : ["sqlite", "pglite"];

/** A new, empty, migrated database, and how to be rid of it. `url`: where another process finds it. */
export async function freshDatabase(
  dialect: DialectName,
): Promise<{ database: Database; url?: string; dispose(): Promise<void> }> {
  if (dialect === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "doorward-test-"));
    const database = openSqlite(join(folder, "test.db"));
    return {
      database,
      url: `file:${join(folder, "test.db")}`,
      async dispose() {
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  if (dialect === "pglite") {
    const database = await openPglite(await pgliteTemplate());
    return { database, dispose: () => database.close() };
  }
  const server = process.env.TEST_DATABASE_URL!;
  const name = `doorward_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href);
  return {
    database,
    url: url.href,
    async dispose() {
      await database.close();
      await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Runs the suite once per dialect on a database of its own. `get()` answers inside tests and hooks. */
export function describeEachDialect(
  name: string,
  suite: (get: () => Database, dialect: DialectName) => void,
): void {
  describe.each(DIALECTS)(`${name} (%s)`, (dialect) => {
    let opened: Awaited<ReturnType<typeof freshDatabase>> | undefined;
    beforeAll(async () => {
      opened = await freshDatabase(dialect);
    });
    afterAll(async () => {
      await opened?.dispose();
    });
    suite(() => opened!.database, dialect);
  });
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
