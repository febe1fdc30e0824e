import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fail } from "./project.mjs";

const STAMP = "node_modules/.doorward-installed";

/** Installs the npm packages when they are missing or package-lock.json changed. Node builtins only: it runs before anything is installed. */
export function installPackages() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  console.error("Installing packages (a minute or two; better-sqlite3 may be compiled)");
  // The build needs the development packages too, whatever NODE_ENV says. Answers belong to stdout, progress to stderr.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const { status, error } = spawnSync("npm", args, { stdio: ["ignore", 2, 2] });
  if (error) fail("npm was not found: install it together with Node.");
  if (status !== 0) fail("The packages could not be installed; the lines above say why.");
  try {
    writeFileSync(STAMP, lock);
  } catch {
    fail("The folder node_modules cannot be written: give this user the right to write there.");
  }
}
