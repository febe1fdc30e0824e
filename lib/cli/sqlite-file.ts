import { resolve } from "node:path";
import { readEnv } from "../runtime/env";
import { CliProblem } from "./cli-command";

/** The SQLite file of the environment, without opening it. Throws CliProblem with `advice` for PostgreSQL. */
export function sqliteFile(advice: string): string {
  const { databaseUrl } = readEnv();
  if (!databaseUrl.startsWith("file:")) throw new CliProblem(advice);
  return resolve(databaseUrl.slice("file:".length));
}

/** `1 organization and 2 people`. */
export const countsText = ({ organizations, users }: { organizations: number; users: number }): string =>
  `${organizations} ${organizations === 1 ? "organization" : "organizations"} and ${users} ${users === 1 ? "person" : "people"}`;
