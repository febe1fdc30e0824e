#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { installPackages } from "./install.mjs";
import { enterProject, fail } from "./project.mjs";

// npm run bench -- saml (or load, or people): measures, and writes what it found into docs/. What it compares with is
// installed here only, where its package.json is.
enterProject();
const name = process.argv[2] ?? "";
const script = `bench/${name}/main.ts`;
if (!/^[a-z-]+$/.test(name) || !existsSync(script))
  fail("Say what to measure: npm run bench -- saml, or load, or people");
await installPackages();
const home = { saml: "bench", load: "bench/load" }[name];
if (home && !existsSync(`${home}/node_modules/.doorward-installed`)) {
  console.log("Installing what it is compared with");
  npm("ci", "--no-audit", "--no-fund", "--ignore-scripts");
  // The only package among them that compiles.
  if (existsSync(`${home}/node_modules/better-sqlite3`)) npm("rebuild", "better-sqlite3");
  writeFileSync(`${home}/node_modules/.doorward-installed`, "");
}
const args = ["--single-threaded-gc", "--import", "tsx", script, ...process.argv.slice(3)];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
// What was written looks like everything else.
spawnSync(process.execPath, ["node_modules/@biomejs/biome/bin/biome", "format", "--write", "docs"]);

function npm(...given) {
  if (spawnSync("npm", given, { cwd: home, stdio: "inherit" }).status !== 0)
    fail("The packages to compare with could not be installed.");
}
