import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/** The few column kinds this product needs, spelled once per dialect. Both spellings read and write the same JavaScript values. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  flag: (name: string) => sqlite.integer(name, { mode: "boolean" }),
  instant: (name: string) => sqlite.integer(name, { mode: "timestamp_ms" }),
  json: (name: string) => sqlite.text(name, { mode: "json" }),
  uniqueIndex: sqlite.uniqueIndex,
  index: sqlite.index,
};
export type Kit = typeof sqliteKit;

/** Cast once, here: the Postgres columns carry the same JavaScript types, which kit.test.ts proves by round trip. */
export const postgresKit = {
  table: pg.pgTable,
  // COLLATE "C": the same order and the same prefix ranges as SQLite's binary collation.
  text: (name: string) => collatedText({ name }),
  integer: (name: string) => pg.integer(name),
  flag: (name: string) => pg.boolean(name),
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  json: (name: string) => cleanJson({ name }),
  uniqueIndex: pg.uniqueIndex,
  index: pg.index,
} as unknown as Kit;

function collatedText({ name }: { name: string }) {
  return pg.customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' })(name);
}

/** jsonb has no U+0000 and no half of a surrogate pair; what a stranger sent may hold both. They become U+FFFD. */
function cleanJson({ name }: { name: string }) {
  const cleaned = (_key: string, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "\ufffd").toWellFormed() : value;
  return pg.customType<{ data: unknown; driverData: string }>({
    dataType: () => "jsonb",
    toDriver: (value) => JSON.stringify(value, cleaned),
  })(name);
}
