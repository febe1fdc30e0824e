import { join } from "node:path";

/** The generated migrations of one dialect. Every command of the product runs in the project's folder. */
export function migrationsFolder(dialect: "sqlite" | "postgres"): string {
  return join(process.cwd(), "db", "migrations", dialect);
}
