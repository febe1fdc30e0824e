import { chmodSync, existsSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Database, Queryable } from "../database";
import { makeFolder } from "../make-folder";
import { migrationsFolder } from "../migrations-folder";
import { SQLITE_SEARCH } from "../repositories/people-search";
import { sqliteKit } from "../schema/kit";
import { defineTables } from "../schema/tables";
import { keptStatements } from "./kept-statements";

/** Opens (and makes, and migrates) one SQLite file. One process writes; others, such as the command line, wait their turn. */
export function openSqlite(file: string): Database & { readonly raw: Sqlite.Database } {
  makeFolder(dirname(file));
  const isNew = !existsSync(file);
  const writer = connect(file, false);
  // Password hashes and sealed keys are in it: nobody else on the machine reads it. Its journal takes the same rights.
  if (isNew) chmodSync(file, 0o600);
  migrate(drizzle(writer), { migrationsFolder: migrationsFolder("sqlite") });
  if (!writer.prepare(SQLITE_SEARCH.exists).get())
    writer.exec(`begin immediate; ${SQLITE_SEARCH.create} commit;`);
  writer.exec(SQLITE_SEARCH.triggers);
  const reader = connect(file, true);
  const write = drizzle(keptStatements(writer)) as unknown as Queryable;
  const [begin, commit, rollback] = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"].map((text) =>
    writer.prepare(text),
  );
  let queue: Promise<unknown> = Promise.resolve();

  // drizzle's own `transaction` refuses an async body, so BEGIN and COMMIT are ours and a queue keeps them apart.
  const transaction: Database["transaction"] = (work) => {
    const turn = queue.then(async () => {
      begin!.run();
      try {
        const result = await work(write);
        commit!.run();
        return result;
      } catch (error) {
        if (writer.inTransaction) rollback!.run();
        throw error;
      }
    });
    queue = turn.catch(() => undefined);
    return turn;
  };

  return {
    dialect: "sqlite",
    raw: writer,
    tables: defineTables(sqliteKit),
    read: drizzle(keptStatements(reader)) as unknown as Queryable,
    transaction,
    // There is one writer, so a statement takes its turn like everything else.
    statement: transaction,
    async ping() {
      reader.prepare("select 1").get();
    },
    async close() {
      await queue;
      reader.close();
      writer.close();
    },
  };
}

function connect(file: string, readonly: boolean) {
  const connection = new Sqlite(file, { readonly, timeout: 10_000 });
  if (!readonly) connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = NORMAL");
  connection.pragma("foreign_keys = ON");
  // In KiB: what one page of a list of a million people reads fits into it.
  connection.pragma("cache_size = -16384");
  return connection;
}
