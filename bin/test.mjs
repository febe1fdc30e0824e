import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages } from "./install.mjs";

installPackages();
let passed = 0;
let failed = 0;

const run = (args) => spawnSync("npx", args, { stdio: "inherit" }).status === 0;
const check = (name, args) => {
  console.log(`\n${name}`);
  if (run(args)) passed += 1;
  else failed += 1;
};

check("Types", ["tsc", "--noEmit", "-p", "."]);
check("Lint", ["biome", "check", "--diagnostic-level=error", "."]);
check("Layers", ["depcruise", "--config", ".dependency-cruiser.cjs", "app", "components", "lib", "db"]);

console.log("\nUnit tests");
const folder = mkdtempSync(join(tmpdir(), "doorward-test-"));
const report = join(folder, "vitest.json");
const ok = run(["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
try {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  failed += ok ? numFailedTests : Math.max(1, numFailedTests);
} catch {
  console.error("vitest wrote no report.");
  failed += 1;
}
rmSync(folder, { recursive: true });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
