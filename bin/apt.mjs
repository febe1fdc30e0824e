import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

export function inPath(program) {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
}

/** Installs Debian packages where this user may; says why not otherwise. True when all are there. */
export function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !inPath("apt-get")) return false;
  console.error(`Installing ${packages.join(", ")} with apt`);
  const args = ["install", "-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", ...packages];
  // The lists of an image are often old or empty.
  return run(args) || (run(["update", "-qq"]) && run(args));
}

function run(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stderr } = spawnSync("apt-get", args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) console.error(`apt-get ${args[0]}: ${stderr?.trim().split("\n").at(-1) || "failed"}`);
  return status === 0;
}
