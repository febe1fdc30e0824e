#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { installPackages } from "./install.mjs";
import { enterProject } from "./project.mjs";

// npm run fuzz [-- COUNT [SEED]]: damaged SAML messages by the million; bench/fuzz.ts says what must hold.
enterProject();
await installPackages();
const args = ["--import", "tsx", "bench/fuzz.ts", ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
