// An empty, migrated PGlite, kept between runs: starting one from nothing costs seconds, and most test files need one.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dumpPglite } from "./drivers/pglite";
import { migrationsFolder } from "./migrations-folder";
import { POSTGRES_SEARCH } from "./repositories/people-search";

const FOLDER = join("node_modules", ".cache", "doorward-pglite");

/** Made when there is none for these migrations and this PGlite; whoever loads it still runs the migrations over it. */
export async function pgliteTemplate(): Promise<Blob> {
  const name = `${keyOf()}.tar`;
  const file = join(FOLDER, name);
  if (existsSync(file)) return new Blob([readFileSync(file)]);
  const made = await dumpPglite();
  mkdirSync(FOLDER, { recursive: true });
  // Whole or not at all, also when two test files make it at the same time.
  const unfinished = join(FOLDER, `${randomBytes(6).toString("hex")}.part`);
  writeFileSync(unfinished, Buffer.from(await made.arrayBuffer()));
  renameSync(unfinished, file);
  for (const old of readdirSync(FOLDER))
    if (old.endsWith(".tar") && old !== name) rmSync(join(FOLDER, old), { force: true });
  return made;
}

function keyOf(): string {
  const hash = createHash("sha256").update(JSON.stringify(POSTGRES_SEARCH));
  hash.update(readFileSync("package-lock.json"));
  const folder = migrationsFolder("postgres");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
    if (/\.(sql|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 32);
}
