// The port that the rest of the product sees: tables, a reading handle, and transactions.
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./schema/tables";

export type Queryable = Pick<
  BaseSQLiteDatabase<"async", unknown, Record<string, never>>,
  "select" | "selectDistinct" | "insert" | "update" | "delete"
>;

export interface Database {
  readonly dialect: "sqlite" | "postgres";
  readonly tables: Tables;
  readonly read: Queryable;
  /** Serializable on both dialects. `work` may run more than once, so it must touch nothing but the database. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /**
   * One statement that is right by itself, such as a counter: on PostgreSQL it neither waits for a serializable
   * transaction nor makes one start again. Nothing may depend on two of them together.
   */
  statement<T>(work: (q: Queryable) => Promise<T>): Promise<T>;
  /** One round trip, for health checks. Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
