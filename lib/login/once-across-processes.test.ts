import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { freshDatabase } from "../../db/testing";
import { parseReturnPath } from "../core/return-path";
import { serviceProviderOf } from "../core/sso-profile";
import { identityProvider } from "../practice/identity-provider";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { beginSso } from "./begin-sso";
import { serviceProviderKeys } from "./service-provider-keys";
import type { PostMany } from "./testing/post-many";

const browser = "the browser that asked";

/** `processes` × `times` posts of one response, all at once; answers what each process counted. */
async function storm(dialect: "sqlite" | "postgres", processes: number, times: number) {
  const { database, url, dispose } = await freshDatabase(dialect);
  const world = await testWorld(database);
  const idp = identityProvider({ entityId: "https://idp.test/metadata", now: world.now() });
  const { der, fingerprint } = idp.keys;
  const { profileId } = await world.requireSso(world.domain, { der, fingerprint });
  await serviceProviderKeys(world.ports);
  const begun = await beginSso(world.ports, {
    profileId,
    purpose: { of: "login" },
    returnTo: parseReturnPath("/admin"),
    startedFrom: "our-page",
    visitor: { ip: "203.0.113.1", userAgent: null, browser },
  });
  if (!("attempt" in begun)) throw new Error(JSON.stringify(begun));
  const { env } = world.ports;
  const sp = serviceProviderOf(env.appUrl, profileId);
  const samlResponse = idp.respond({
    sp,
    now: world.now(),
    nameId: world.bob.email,
    inResponseTo: begun.attempt,
  });
  const now = world.now().toISOString();
  const task: PostMany = { databaseUrl: url!, env, now, profileId, samlResponse, browser, times };
  const started = await Promise.all(Array.from({ length: processes }, () => start(task)));
  for (const { child } of started) child.stdin!.write("go\n");
  const counted = await Promise.all(started.map(({ counts }) => counts));
  const sum = (of: "tickets" | "sessions") => counted.reduce((all, one) => all + one[of], 0);
  const living = await world.reads.sessions.living(world.bob.id, world.now());
  const attempt = await doorReads(world.ports).logins.find(begun.attempt);
  await dispose();
  // Too many at once for the pool of connections is an answer too: nobody got in by it.
  const thrown = [...new Set(counted.flatMap((one) => one.thrown))].filter(
    (why) => !why.includes("timeout exceeded when trying to connect"),
  );
  return {
    tickets: sum("tickets"),
    sessions: sum("sessions"),
    living: living.length,
    outcome: attempt?.outcome,
    thrown,
  };
}

interface Counts {
  readonly tickets: number;
  readonly sessions: number;
  readonly thrown: readonly string[];
}

async function start(task: PostMany): Promise<{ child: ChildProcess; counts: Promise<Counts> }> {
  const script = ["--import", "tsx", "lib/login/testing/post-many.ts", JSON.stringify(task)];
  const child = spawn(process.execPath, script, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  return { child, counts: lines.next().then(({ value }) => JSON.parse(value)) };
}

const ONCE = { tickets: 1, sessions: 1, living: 1, outcome: "signed-in", thrown: [] };

test("one response posted 1,000 times at once to one process on SQLite gives one session", async () => {
  expect(await storm("sqlite", 1, 1_000)).toEqual(ONCE);
}, 300_000);

test.runIf(process.env.TEST_DATABASE_URL)(
  "one response posted 1,000 times at once to two processes on PostgreSQL gives one session",
  async () => {
    expect(await storm("postgres", 2, 500)).toEqual(ONCE);
  },
  300_000,
);
