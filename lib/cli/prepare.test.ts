// What stands before a start, from outside: bin/start.mjs until it would install, and prepare.ts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Each call is a process of its own: slow on a busy machine. */
const LONG = 120_000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doorward-start-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (args: readonly string[], env: Record<string, string>) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    timeout: 60_000,
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
  });
  return { status, stdout, stderr };
};
const start = (env: Record<string, string>) => node(["bin/start.mjs"], env);
const prepare = (mode: string, env: Record<string, string> = {}) =>
  node(["--import", "tsx", "lib/cli/prepare.ts", mode], { DATABASE_URL: `file:${folder}/start.db`, ...env });
const lines = (answer: ReturnType<typeof node>) =>
  (JSON.parse(answer.stdout) as { lines: string[] }).lines.join("\n");

test(
  "a wrong PORT and a taken one stop the start with one sentence",
  async () => {
    expect(start({ PORT: "abc" })).toEqual({
      status: 1,
      stdout: "",
      stderr: 'PORT must be a number from 1 to 65534; it is "abc".\n',
    });
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, listening));
    const { port } = other.address() as AddressInfo;
    const taken = start({ PORT: String(port) });
    other.close();
    expect(taken).toEqual({
      status: 1,
      stdout: "",
      stderr: `Port ${port} is taken by another program. Stop it, or choose another: PORT=3100 npm start\n`,
    });
  },
  LONG,
);

test(
  "a wrong variable, a folder that cannot be one and a file that is no database stop it too",
  () => {
    writeFileSync(
      join(folder, "note.txt"),
      "not a database, and longer than a header of one hundred bytes ".repeat(9),
    );
    const stop = (env: Record<string, string>, sentence: RegExp) =>
      expect(prepare("start", env)).toEqual({
        status: 1,
        stdout: "",
        stderr: expect.stringMatching(sentence),
      });
    stop({ APP_URL: "sso.example.com" }, /^APP_URL must be [^\n]*\n$/);
    stop(
      { DATABASE_URL: `file:${folder}/note.txt/x.db` },
      /^The data folder of DATABASE_URL cannot be written [^\n]*\n$/,
    );
    stop(
      { DATABASE_URL: `file:${folder}/note.txt` },
      /^The database that DATABASE_URL names did not open: [^\n]*\n$/,
    );
  },
  LONG,
);

test(
  "an empty database gives the first operator's address, another one at each start; a demo is planted only where nobody is",
  () => {
    const address = /http:\/\/localhost:3000\/first\/[\w-]{43}/;
    const first = lines(prepare("start")).match(address)?.[0];
    const second = lines(prepare("start")).match(address)?.[0];
    expect([typeof first, first === second]).toEqual(["string", false]);
    const demo = { DOORWARD_DEMO: "1", DATABASE_URL: `file:${folder}/demo.db`, PORT: "3000" };
    expect(lines(prepare("demo", demo))).toMatch(
      /bob@acme\.test[\s\S]*Next: open http:\/\/localhost:3000\/login/,
    );
    expect(lines(prepare("start", { DATABASE_URL: demo.DATABASE_URL }))).toMatch(
      /Careful: this database is a demo's/,
    );
  },
  LONG,
);
