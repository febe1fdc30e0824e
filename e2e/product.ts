// The built product, as an operator runs it.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

const PROJECT = join(import.meta.dirname, "..");
export type ProductEnv = Readonly<Record<string, string>>;

/** Builds unless the last build is of these very sources. */
export async function buildProduct(): Promise<void> {
  await run(["bin/build.mjs"], {});
}

/** Answers when the product does. Its output goes to `log`. */
export async function startProduct(env: ProductEnv, log: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill());
  const file = createWriteStream(log);
  child.stdout.pipe(file);
  child.stderr.pipe(file);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  for (let turn = 0; turn < 600 && !ended; turn++) {
    const answer = await fetch(`${env.APP_URL}/login`, { redirect: "manual" }).catch(() => null);
    if (answer?.ok) return child;
    await new Promise((later) => setTimeout(later, 100));
  }
  child.kill();
  throw new Error(`The product did not start; ${log} says why.`);
}

/** `npm run doorward -- …`, with the answer of `--json`. */
export async function doorward<T>(env: ProductEnv, ...args: string[]): Promise<T> {
  const { stdout } = await run(["bin/doorward.mjs", ...args, "--json"], env);
  return JSON.parse(stdout) as T;
}

function run(args: string[], env: ProductEnv) {
  return promisify(execFile)(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    maxBuffer: 32 * 1024 * 1024,
  });
}

/** `count` free ports in a row. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });
}
