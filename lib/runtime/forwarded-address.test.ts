import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clientIp } from "../session/client-ip";
import { appendSocketAddress, RAW_QUERY } from "./forwarded-address";

test("a visitor cannot choose his own network: what he sends counts only behind a trusted proxy", async () => {
  appendSocketAddress();
  appendSocketAddress();
  const server = createServer((request, response) =>
    response.end(String(request.headers["x-forwarded-for"])),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const seen = async (headers: Record<string, string>) =>
    new Headers({
      "x-forwarded-for": await (await fetch(`http://127.0.0.1:${port}/`, { headers })).text(),
    });
  const env = { trustedProxies: [], loopback: false };
  expect(clientIp(await seen({}), env)).toBe("127.0.0.1");
  expect(clientIp(await seen({ "x-forwarded-for": "203.0.113.9" }), env)).toBe("127.0.0.1");
  expect(
    clientIp(await seen({ "x-forwarded-for": "203.0.113.9" }), { ...env, trustedProxies: ["loopback"] }),
  ).toBe("203.0.113.9");
  expect(
    clientIp(await seen({ "x-forwarded-for": "198.51.100.1, 203.0.113.9" }), {
      ...env,
      trustedProxies: ["loopback"],
    }),
  ).toBe("203.0.113.9");
  expect((await fetch(`http://127.0.0.1:${port}/saml/%E0%A4%A/acs`)).status).toBe(400);
  server.close();
});

test("the query is kept in the octets that came, and nobody can put another in its place", async () => {
  appendSocketAddress();
  const server = createServer((request, response) => response.end(String(request.headers[RAW_QUERY])));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const seen = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { [RAW_QUERY]: "forged" } })).text();
  expect(await seen("/a?x=%2b%20+&y=%2B")).toBe("x=%2b%20+&y=%2B");
  expect(await seen("/a")).toBe("undefined");
  server.close();
});
