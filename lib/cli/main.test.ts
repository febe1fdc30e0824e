// The command line from outside, as a shell sees it: exit codes, what goes to which stream, and never a stack.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite } from "../../db/drivers/sqlite";

/** Each call is a process of its own: slow on a busy machine. */
const LONG = 120_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doorward-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const doorward = (...args: string[]) => runIn({ DATABASE_URL: `file:${folder}/cli.db` }, ...args);
const runIn = (env: Record<string, string>, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "lib/cli/main.ts", ...args],
    {
      encoding: "utf8",
      timeout: 60_000,
      env: { PATH: process.env.PATH, DOORWARD_CALLED_FROM: folder, ...env } as unknown as NodeJS.ProcessEnv,
    },
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  return { status, stdout, stderr };
};
const file = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));

test(
  "not understood is 2, with the usage on stderr; help is 0",
  () => {
    expect(doorward("aply")).toMatchObject({ status: 2, stdout: "" });
    expect(doorward("apply")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Usage: doorward apply"),
    });
    expect(doorward("apply", "--nonsense", "x")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^There is no option “--nonsense”\.\nUsage: /),
    });
    expect(doorward("emergency", "bob", "--hours", "-5")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^--hours needs a value after it; .* --hours=-1\.\nUsage: /),
    });
    expect(doorward("emergency", "bob@acme.test", "--hours=-5")).toMatchObject({
      status: 2,
      stderr: "--hours must be a whole number from 1 to 720; it is “-5”.\n",
    });
    expect(doorward("legacy", "attach", "--name", "Okta").status).toBe(2);
    expect(doorward("apply", "--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Usage:"),
    });
  },
  LONG,
);

test(
  "a malformed file is 1, with one sentence and nothing written",
  () => {
    file("broken.json", '{\n  "organizations": [}');
    expect(doorward("apply", "broken.json", "--json")).toEqual({
      status: 1,
      stdout: `${JSON.stringify({ problems: ["This is not JSON: something is wrong at line 2, column 21.", "Nothing was changed."] })}\n`,
      stderr: "This is not JSON: something is wrong at line 2, column 21.\nNothing was changed.\n",
    });
  },
  LONG,
);

test(
  "a wrong variable is 1, and names it",
  () => {
    file("empty.json", { organizations: [] });
    expect(runIn({ DATABASE_URL: "mysql://x" }, "apply", "empty.json")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^DATABASE_URL must be .*\n$/),
    });
    expect(runIn({ DATABASE_URL: `file:${folder}/empty.json/x.db` }, "apply", "empty.json")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^The data folder of DATABASE_URL cannot be written .*\n$/),
    });
    expect(runIn({ DATABASE_URL: "file:/proc/none/x.db" }, "org", "list")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^The data folder of DATABASE_URL cannot be written .*\n$/),
    });
    expect(
      runIn({ DATABASE_URL: "file:/proc/none/x.db", AUTH_SECRET: "x".repeat(32) }, "org", "list"),
    ).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^The database that DATABASE_URL names did not open: .*\n$/),
    });
  },
  LONG,
);

test(
  "with --json the answer alone is on stdout; backup and restore bring everything back, but not under a running product",
  async () => {
    file("world.json", {
      organizations: [
        { name: "Acme Corp", users: [{ email: "alice@acme.test", role: "owner", password: "12345" }] },
      ],
    });
    const applied = doorward("apply", "world.json", "--json");
    expect(JSON.parse(applied.stdout)).toEqual({
      organizations: [{ id: expect.stringMatching(/^OR/), name: "Acme Corp", ssoProfiles: [] }],
    });
    expect(applied.stderr).toContain("taken all the same");
    expect(doorward("backup", "copy.db", "--json").status).toBe(0);
    const env = { DATABASE_URL: `file:${folder}/cli.db`, AUTH_SECRET: "x".repeat(32) };
    expect(runIn(env, "backup", "other.db").stdout).toMatch(
      /^Copied 1 organization and 1 person to .*\nKeep the AUTH_SECRET of the environment too: /,
    );
    expect(doorward("backup", "copy.db").status).toBe(1);

    doorward("org", "create", "Made after the backup");
    const running = openSqlite(join(folder, "cli.db"));
    expect(doorward("restore", "copy.db")).toMatchObject({
      status: 1,
      stderr: "Doorward is running on this database. Stop it first.\n",
    });
    await running.close();
    expect(doorward("restore", "world.json").stderr).toContain("is not a SQLite database");
    const restored = JSON.parse(doorward("restore", "copy.db", "--json").stdout);
    expect(restored).toMatchObject({ organizations: 1, users: 1, kept: expect.any(String) });
    expect(JSON.parse(doorward("org", "list", "--json").stdout).organizations).toMatchObject([
      { name: "Acme Corp" },
    ]);
    expect(readFileSync(restored.kept).length).toBeGreaterThan(0);
    expect(doorward("apply", "world.json").stdout).toBe("0 changes.\n");
  },
  LONG,
);

test(
  "backup and restore send PostgreSQL to its own tools",
  () => {
    const env = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", AUTH_SECRET: "x".repeat(32) };
    expect(runIn(env, "backup", "copy2.db")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("pg_dump"),
    });
    expect(runIn(env, "restore", "copy2.db")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("pg_restore"),
    });
    expect(runIn(env, "org", "list")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^The database that DATABASE_URL names did not open: .*\n$/),
    });
  },
  LONG,
);
