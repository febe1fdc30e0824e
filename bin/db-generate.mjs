import { spawnSync } from "node:child_process";
import { installPackages } from "./install.mjs";
import { enterProject, fail } from "./project.mjs";

// One new migration for each dialect, from db/schema/tables.ts. Extra arguments go to drizzle-kit (--name=…).
enterProject();
await installPackages();
for (const dialect of ["sqlite", "postgres"]) {
  const args = ["drizzle-kit", "generate", `--config=drizzle.${dialect}.config.ts`, ...process.argv.slice(2)];
  if (spawnSync("npx", args, { stdio: "inherit" }).status !== 0)
    fail(`The ${dialect} migration was not generated; the lines above say why.`);
}
