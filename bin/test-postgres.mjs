import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresFolder } from "./test-needs.mjs";

/**
 * A PostgreSQL server of the tests' own, on a free loopback port: { url, stop }. Null with a sentence when it cannot be.
 * PostgreSQL refuses to run as root, so root becomes the user postgres for it.
 */
export async function startPostgres() {
  const bin = postgresFolder();
  if (!bin) return skip("PostgreSQL is not installed.");
  const folder = mkdtempSync(join(tmpdir(), "doorward-postgres-"));
  const asRoot = process.getuid?.() === 0;
  if (asRoot && spawnSync("chown", ["postgres", folder]).status !== 0)
    return skip("There is no user postgres to run PostgreSQL as.");
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const as = (program, args) =>
    asRoot ? ["runuser", ["-u", "postgres", "--", join(bin, program), ...args]] : [join(bin, program), args];

  const [initdb, initArgs] = as("initdb", [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-sync",
  ]);
  const made = spawnSync(initdb, initArgs, { encoding: "utf8", cwd: folder });
  if (made.status !== 0) return skip(`initdb failed: ${made.stderr?.trim().split("\n").at(-1)}`);
  const port = await freePort();
  const options = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder];
  // Nothing here outlives the tests, so nothing waits for the disk.
  const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].flatMap((one) => ["-c", one]);
  const [postgres, args] = as("postgres", [...options, ...fast]);
  const server = spawn(postgres, args, { stdio: "ignore", cwd: folder });
  const stop = () => {
    const [ctl, ctlArgs] = as("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    spawnSync(ctl, ctlArgs, { stdio: "ignore", cwd: folder });
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  for (let tries = 0; tries < 100 && server.exitCode === null; tries++) {
    if (await listens(port)) return { url: `postgres://postgres@127.0.0.1:${port}/postgres` };
    await new Promise((later) => setTimeout(later, 100));
  }
  return skip("PostgreSQL did not start.");
}

function skip(sentence) {
  console.log(sentence);
  return null;
}

function freePort() {
  return new Promise((settle) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}

function listens(port) {
  return new Promise((settle) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      settle(true);
    });
    socket.once("error", () => settle(false));
  });
}
