#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installPackages } from "./install.mjs";
import { enterProject, fail } from "./project.mjs";

// npm run bench -- saml (or people): measures, and writes what it found into docs/. What it compares with is installed here only.
enterProject();
const name = process.argv[2] ?? "";
const script = `bench/${name}/main.ts`;
if (!/^[a-z-]+$/.test(name) || !existsSync(script))
  fail("Say what to measure: npm run bench -- saml, or people");
await installPackages();
if (name === "saml" && !existsSync("bench/node_modules")) {
  console.log("Installing what it is compared with");
  const install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
  if (spawnSync("npm", install, { cwd: "bench", stdio: "inherit" }).status !== 0)
    fail("The packages to compare with could not be installed.");
}
const args = ["--single-threaded-gc", "--import", "tsx", script, ...process.argv.slice(3)];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
