import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { judgeChallenge } from "../core/verified-domain";
import { observeChallenge } from "./dns";
import { findNameServers, namedServers, type Recursive } from "./dns-delegation";
import { askNameServer } from "./dns-query";
import { startDnsServer, type TestDnsServer } from "./testing/dns-server";

const NOW = new Date("2026-11-24T09:00:00Z");
const claim = { name: "acme.test", challenge: "6f1c".repeat(8), claimedAt: NOW };
const RIGHT = `doorward-domain-verification=${claim.challenge}`;
const NAME = "_sso-challenge.acme.test";

const dns: TestDnsServer[] = [];
beforeAll(async () => {
  for (let n = 0; n < 4; n++) dns.push(await startDnsServer());
});
afterAll(() => Promise.all(dns.map((server) => server.close())));
beforeEach(() => {
  for (const server of dns) {
    for (const name of [NAME, `${NAME}.acme.test`, "acme.test"]) server.remove(name);
    server.fault("acme.test", null);
    server.set("acme.test", "TXT", ["v=spf1 -all"]);
    server.asked.length = 0;
  }
});

const look = async (servers = dns.slice(0, 1)) => {
  const seen = await observeChallenge("acme.test", { servers: servers.map(({ address }) => address) });
  const judgement = judgeChallenge(claim, seen, NOW);
  return judgement.verified ? `verified at ${judgement.at}` : judgement.diagnosis;
};

describe("each thing a real server can say has its own diagnosis", () => {
  test.each<[string, (server: TestDnsServer) => void, unknown]>([
    ["the value", (s) => s.set(NAME, "TXT", [RIGHT]), "verified at challenge"],
    [
      "the value in pieces",
      (s) => s.set(NAME, "TXT", [[RIGHT.slice(0, 9), RIGHT.slice(9)]]),
      "verified at challenge",
    ],
    ["the value at the root", (s) => s.set("acme.test", "TXT", ["v=spf1 -all", RIGHT]), "verified at root"],
    ["nothing", () => {}, { code: "record-missing" }],
    ["the doubled name", (s) => s.set(`${NAME}.acme.test`, "TXT", [RIGHT]), { code: "name-doubled" }],
    [
      "another value",
      (s) => s.set(NAME, "TXT", [`${RIGHT}x`]),
      { code: "value-differs", found: `${RIGHT}x` },
    ],
    [
      "a CNAME",
      (s) => s.set(NAME, "CNAME", ["other.example"]),
      { code: "cname-there", target: "other.example" },
    ],
    ["no such domain", (s) => s.remove("acme.test"), { code: "domain-does-not-exist" }],
    [
      "SERVFAIL",
      (s) => s.fault("acme.test", "SERVFAIL"),
      { code: "servers-failed", failures: [expect.stringMatching(/^SERVFAIL from 127/)] },
    ],
    [
      "REFUSED",
      (s) => s.fault("acme.test", "REFUSED"),
      { code: "servers-failed", failures: [expect.stringMatching(/^REFUSED/)] },
    ],
    [
      "silence",
      (s) => s.fault("acme.test", "silence"),
      { code: "servers-failed", failures: [expect.stringMatching(/^time-out/)] },
    ],
    [
      "garbage",
      (s) => s.fault("acme.test", "garbage"),
      { code: "servers-failed", failures: [expect.stringMatching(/^malformed/)] },
    ],
  ])("%s", async (_name, arrange, want) => {
    arrange(dns[0]!);
    const got = await look();
    if (typeof want === "string") expect(got).toBe(want);
    else expect(got).toMatchObject(want as object);
  });

  test("a CNAME is not followed, even when its target holds the value", async () => {
    dns[0]!.set(NAME, "CNAME", ["acme.test"]);
    dns[0]!.set("acme.test", "CNAME", ["evil.test"]);
    dns[0]!.set("evil.test", "TXT", [RIGHT]);
    expect(await look()).toMatchObject({ code: "cname-there" });
    expect(dns[0]!.asked).not.toContain("evil.test");
  });

  test("servers that differ are counted", async () => {
    dns[0]!.set(NAME, "TXT", [RIGHT]);
    dns[2]!.set(NAME, "TXT", [RIGHT]);
    expect(await look(dns)).toEqual({ code: "servers-differ", have: 2, of: 4 });
    for (const server of dns) server.set(NAME, "TXT", [RIGHT]);
    dns[3]!.fault("acme.test", "SERVFAIL");
    expect(await look(dns)).toBe("verified at challenge");
  });
});

describe("an answer must be the answer to the question", () => {
  const server = () => ({ name: "ns", address: "127.0.0.1", port: dns[0]!.port });
  test("a cut answer is read again over TCP", async () => {
    dns[0]!.set(NAME, "TXT", [RIGHT, "x".repeat(200), "y".repeat(200)]);
    dns[0]!.fault("acme.test", "truncate");
    const reply = await askNameServer(server(), NAME, "TXT");
    expect(reply).toMatchObject({ rcode: "NOERROR", answers: [{ type: "TXT" }, {}, {}] });
  });
  test.each(["wrong-id", "wrong-question"] as const)("%s is ignored until time is up", async (fault) => {
    dns[0]!.set(NAME, "TXT", [RIGHT]);
    dns[0]!.fault("acme.test", fault);
    expect(await askNameServer(server(), NAME, "TXT")).toEqual({ failed: "time-out" });
  });
  test("nobody there is unreachable or silent, never an exception", async () => {
    const reply = await askNameServer({ name: "ns", address: "127.0.0.1", port: 1 }, NAME, "TXT");
    expect(reply).toHaveProperty("failed");
  });
});

describe("the authoritative servers are found up the tree, and only public ones are asked", () => {
  const no = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
  const recursive = (
    zones: Record<string, string[] | string>,
    addresses: Record<string, string[]>,
  ): Recursive => ({
    resolveNs: async (name) => {
      const zone = zones[name] ?? "ENOTFOUND";
      return typeof zone === "string" ? no(zone) : zone;
    },
    resolve4: async (name) => addresses[name] ?? no("ENODATA"),
    resolve6: async (name) => addresses[`${name}/6`] ?? no("ENODATA"),
  });

  test("the nearest zone's servers, with one address each", async () => {
    const found = await findNameServers(
      "mail.acme.com",
      recursive(
        { "mail.acme.com": "ENODATA", "acme.com": ["NS2.acme.com.", "ns1.acme.com"] },
        { "ns1.acme.com": ["8.8.8.8", "8.8.4.4"], "ns2.acme.com/6": ["2606:4700::1"] },
      ),
    );
    expect(found).toEqual({
      found: [
        { name: "ns1.acme.com", address: "8.8.8.8", port: 53 },
        { name: "ns2.acme.com", address: "2606:4700::1", port: 53 },
      ],
      nameServers: ["ns1.acme.com", "ns2.acme.com"],
    });
  });
  test("servers with private addresses are not asked", async () => {
    const inside = recursive({ "acme.com": ["ns1.acme.com"] }, { "ns1.acme.com": ["127.0.0.1", "10.0.0.1"] });
    expect(await findNameServers("acme.com", inside)).toEqual({ found: [], nameServers: ["ns1.acme.com"] });
    const seen = await observeChallenge("acme.com", {
      servers: [],
      find: (name) => findNameServers(name, inside),
    });
    expect(seen).toMatchObject({ delegation: "failed", servers: [] });
  });
  test("no such domain differs from a resolver that fails", async () => {
    expect(await findNameServers("acme.con", recursive({}, {}))).toEqual({ none: "no-such-domain" });
    expect(await findNameServers("acme.com", recursive({ "acme.com": "ESERVFAIL" }, {}))).toEqual({
      none: "failed",
    });
  });
  test("a found server is really asked", async () => {
    dns[0]!.set(NAME, "TXT", [RIGHT]);
    const find = (domain: string) =>
      findNameServers(
        domain,
        recursive({ "acme.test": ["ns.acme.test"] }, { "ns.acme.test": ["127.0.0.1"] }),
        () => true,
        dns[0]!.port,
      );
    const seen = await observeChallenge("acme.test", { servers: [], find });
    expect(judgeChallenge(claim, seen, NOW)).toMatchObject({ verified: true });
  });
  test("a look ends in time whatever hangs", async () => {
    const seen = await observeChallenge("acme.test", {
      servers: [],
      find: () => new Promise(() => {}),
      timeoutMs: 50,
    });
    expect(seen.delegation).toBe("failed");
  });
});

test("DNS_SERVERS names servers with and without a port, in both families", async () => {
  expect(await namedServers(["127.0.0.1:5353", "[::1]:54", "127.0.0.2"])).toEqual([
    { name: "127.0.0.1:5353", address: "127.0.0.1", port: 5353 },
    { name: "[::1]:54", address: "::1", port: 54 },
    { name: "127.0.0.2", address: "127.0.0.2", port: 53 },
  ]);
});
