import { expect, test } from "vitest";
import * as decision from "./api/login/decision/route";
import * as acs from "./saml/[profileId]/acs/route";
import * as login from "./saml/[profileId]/login/route";
import * as metadata from "./saml/[profileId]/metadata/route";
import * as slo from "./saml/[profileId]/slo/route";

const ROUTES = { acs, slo, login, metadata, decision } as unknown as Record<
  string,
  Record<string, () => Response>
>;

test.each([
  ["acs", ["PUT", "PATCH", "DELETE"], "GET, POST"],
  ["slo", ["PUT", "PATCH", "DELETE"], "GET, POST"],
  ["login", ["POST", "PUT", "PATCH", "DELETE"], "GET"],
  ["metadata", ["POST", "PUT", "PATCH", "DELETE"], "GET"],
  ["decision", ["GET", "PUT", "PATCH", "DELETE"], "POST"],
] as const)("%s answers %j with 405, what it allows, and one sentence", async (route, methods, allow) => {
  for (const method of methods) {
    const answer = ROUTES[route]![method]!();
    expect([answer.status, answer.headers.get("allow")], method).toEqual([405, allow]);
    expect(await answer.text()).toMatch(/This address .*\./);
  }
  expect(ROUTES[route]!.OPTIONS!().headers.get("allow")).toBe(allow);
});

test("a question of 5 MB is too large, and one that is no JSON is wrong", async () => {
  const ask = (body: string) =>
    decision.POST(new Request("http://localhost/api/login/decision", { method: "POST", body }));
  expect((await ask("x".repeat(5 * 1024 * 1024))).status).toBe(413);
  expect((await ask("oops")).status).toBe(400);
});
