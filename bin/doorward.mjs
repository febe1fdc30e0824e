#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { installPackages } from "./install.mjs";
import { enterProject } from "./project.mjs";

// The operator's command line: lib/cli/main.ts. Files are named from where the command was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd();
enterProject();
await installPackages();
const args = ["--import", "tsx", "lib/cli/main.ts", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, {
  stdio: "inherit",
  env: { ...process.env, DOORWARD_CALLED_FROM: calledFrom },
});
process.exitCode = status ?? 1;
