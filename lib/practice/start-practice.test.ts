import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase } from "../../db/testing";
import { testWorld } from "../runtime/testing/test-world";
import { startPractice } from "./start-practice";

let opened: Awaited<ReturnType<typeof freshDatabase>>;
let world: Awaited<ReturnType<typeof testWorld>>;
let server: NonNullable<Awaited<ReturnType<typeof startPractice>>>;
let base: string;
const said: string[] = [];

beforeAll(async () => {
  opened = await freshDatabase("sqlite");
  const log = { info: (message: string) => said.push(message), error: () => undefined };
  world = await testWorld(opened.database, { log });
  const probe = (await startPractice(world.ports, "http://127.0.0.1:0"))!;
  base = `http://127.0.0.1:${(probe.address() as AddressInfo).port}`;
  await new Promise((done) => probe.close(done));
  server = (await startPractice(world.ports, base))!;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await opened.dispose();
});

/** fetch would not let us say another Host. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  return new Promise<number>((done, failed) => {
    const { body, ...rest } = options;
    const sent = request(`${base}${path}`, rest, (response) => {
      response.resume();
      done(response.statusCode!);
    });
    sent.once("error", failed).end(body);
  });
}

it("listens on this machine only, and answers", async () => {
  expect((server.address() as AddressInfo).address).toBe("127.0.0.1");
  expect(await ask("/")).toBe(200);
  expect(await ask("/metadata")).toBe(200);
  expect(await ask("/nothing")).toBe(404);
});

it("answers to no other name than its own", async () => {
  expect(await ask("/", { headers: { host: "evil.example" } })).toBe(421);
});

it("takes forms only from its own pages; requests for a sign-in from everywhere", async () => {
  const headers = { "sec-fetch-site": "cross-site" };
  expect(await ask("/certificates", { method: "POST", headers })).toBe(403);
  expect(await ask("/tile", { method: "POST", headers })).toBe(403);
  expect(await ask("/sso", { method: "POST", headers })).toBe(400);
  expect(await ask("/sign-out", { method: "POST", headers: { "sec-fetch-site": "same-origin" } })).toBe(303);
});

it("refuses a form that is too large", async () => {
  expect(await ask("/sso", { method: "POST", body: "x".repeat(600_000) })).toBe(413);
});

it("says in one sentence that its port is taken, and the product goes on", async () => {
  expect(await startPractice(world.ports, base)).toBeNull();
  expect(said).toEqual([
    `The practice identity provider did not start: port ${new URL(base).port} is taken.`,
  ]);
});
