import { spawnSync } from "node:child_process";
import { fail } from "./project.mjs";

/**
 * Judges the environment, migrates the database and plants what belongs in an empty one, before anything is built or
 * listens: lib/cli/prepare.ts. Answers the lines to print once the server is ready. Ends with one sentence otherwise.
 */
export function prepare(mode, env) {
  const args = ["--import", "tsx", "lib/cli/prepare.ts", mode];
  const { status, stdout } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status === 1) process.exit(1);
  try {
    return JSON.parse(stdout).lines;
  } catch {
    return fail("The start could not be prepared; the lines above say why.");
  }
}
