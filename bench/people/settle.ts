import { Client } from "pg";
import type { Database } from "../../db/database";

/** What a running server does within a minute of a large import: statistics, and rows marked as visible. */
export async function settle({ dialect }: Database, url: string): Promise<void> {
  if (dialect !== "postgres") return;
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const table of ["users", "exemptions", "domains"]) await client.query(`vacuum analyze ${table}`);
  await client.end();
}
