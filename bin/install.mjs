import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { aptInstall, inPath } from "./apt.mjs";
import { endTogether, fail } from "./project.mjs";

const STAMP = "node_modules/.doorward-installed";

/** Installs the npm packages when they are missing or package-lock.json changed. Node builtins only: it runs before anything is installed. */
export async function installPackages() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  console.error(
    "Installing packages (a minute or two; better-sqlite3 is compiled where no ready one can be fetched)",
  );
  const begun = Date.now();
  const ticking = setInterval(
    () => console.error(`  still installing, ${Math.round((Date.now() - begun) / 1000)} s`),
    15_000,
  );
  let status = await npmCi();
  // Where no compiled better-sqlite3 can be fetched, a bare machine needs what compiles it.
  const compiles = ["g++", "make", "python3"].every(inPath);
  if (status !== 0 && !compiles && aptInstall(["g++", "make", "python3"])) status = await npmCi();
  clearInterval(ticking);
  if (status === "ENOENT") fail("npm was not found: install it together with Node.");
  if (status !== 0) fail("The packages could not be installed; the lines above say why.");
  try {
    writeFileSync(STAMP, lock);
  } catch {
    fail("The folder node_modules cannot be written: give this user the right to write there.");
  }
}

/** The build needs the development packages too, whatever NODE_ENV says. Answers belong to stdout, so npm speaks on stderr. */
function npmCi() {
  return new Promise((settle) => {
    const child = spawn("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
      stdio: ["ignore", 2, 2],
      // node-gyp compiles on one core unless told otherwise; `npm run --silent` must not hide why an install failed.
      env: { JOBS: "max", ...process.env, npm_config_loglevel: "notice" },
    });
    endTogether(child);
    child.on("error", (error) => settle(error.code));
    child.on("close", settle);
  });
}
