import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { installPackages } from "./install.mjs";
import { enterProject } from "./project.mjs";

const CHECKS = [
  ["Types", ["tsc", "--noEmit", "-p", "."]],
  ["Lint", ["biome", "check", "--diagnostic-level=error", "."]],
  ["Layers", ["depcruise", "--config", ".dependency-cruiser.cjs", "app", "components", "lib", "db"]],
];

/** What needs no database: types, format and lint, layers. Answers how many passed and failed. */
export function runChecks() {
  const count = { passed: 0, failed: 0 };
  for (const [name, args] of CHECKS) {
    console.log(`\n${name}`);
    if (spawnSync("npx", args, { stdio: "inherit" }).status === 0) count.passed += 1;
    else count.failed += 1;
  }
  return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  enterProject();
  await installPackages();
  process.exitCode = runChecks().failed > 0 ? 1 : 0;
}
