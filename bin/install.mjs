import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.doorward-installed";

/** Installs the npm packages when they are missing or package-lock.json changed. Node builtins only: it runs before anything is installed. */
export function installPackages() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Doorward needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  console.log("Installing packages (a minute or two; better-sqlite3 may be compiled)");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: "inherit" });
  if (status !== 0) fail("The packages could not be installed; the lines above say why.");
  writeFileSync(STAMP, lock);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
