import { describe, expect, test } from "vitest";
import type { DnsAnswer, DnsObservation, ServerObservation } from "./dns-observation";
import { detectDnsProvider } from "./dns-provider";
import { isDefinitelyGone, judgeChallenge, judgeProof } from "./verified-domain";

const NOW = new Date("2026-11-24T09:00:00Z");
const claim = { name: "acme.com", challenge: "6f1c".repeat(8), claimedAt: new Date("2026-11-24T08:00:00Z") };
const RIGHT = `doorward-domain-verification=${claim.challenge}`;
const WRONG = `doorward-domain-verification=${"0".repeat(32)}`;

const txt = (...values: string[]): DnsAnswer => ({ said: "records", values });
const nothing: DnsAnswer = { said: "nothing" };
const noName: DnsAnswer = { said: "no-such-name" };
const failed = (how: "SERVFAIL" | "time-out" = "SERVFAIL"): DnsAnswer => ({ said: "failed", how });
const alias: DnsAnswer = { said: "alias", target: "elsewhere.example" };

const server = (given: Partial<ServerObservation> = {}): ServerObservation => ({
  server: "ns1.acme.com",
  challenge: noName,
  doubled: noName,
  root: nothing,
  ...given,
});
const seen = (...servers: ServerObservation[]): DnsObservation => ({
  by: "dns",
  delegation: "found",
  nameServers: servers.map((one) => one.server),
  servers,
});
const has = server({ challenge: txt(RIGHT) });
const hasNot = server();
const broken = server({ server: "ns2.acme.com", challenge: failed(), doubled: failed(), root: failed() });

describe("the challenge is proven only by its exact value on every server that answered", () => {
  test.each<[string, DnsObservation, object]>([
    ["all have it", seen(has, has), { verified: true, at: "challenge" }],
    [
      "among other records",
      seen(server({ challenge: txt("x", RIGHT, WRONG) })),
      { verified: true, at: "challenge" },
    ],
    [
      "with quotes and spaces",
      seen(server({ challenge: txt(` "${RIGHT}" `) })),
      { verified: true, at: "challenge" },
    ],
    ["at the root", seen(server({ root: txt("v=spf1 -all", RIGHT) })), { verified: true, at: "root" }],
    ["one of three does not answer", seen(has, has, broken), { verified: true, at: "challenge" }],
  ])("%s: verified", (_name, observation, want) => {
    expect(judgeChallenge(claim, observation, NOW)).toEqual(want);
  });

  test.each<[string, DnsObservation, object]>([
    ["no name", seen(hasNot), { code: "record-missing", name: "_sso-challenge.acme.com" }],
    ["an empty name", seen(server({ challenge: nothing })), { code: "record-missing" }],
    [
      "other records at the root only",
      seen(server({ root: txt("v=spf1 -all") })),
      { code: "record-missing" },
    ],
    [
      "doubled",
      seen(server({ doubled: txt(RIGHT) })),
      { code: "name-doubled", name: "_sso-challenge.acme.com.acme.com" },
    ],
    [
      "another value",
      seen(server({ challenge: txt(WRONG) })),
      { code: "value-differs", found: WRONG, expected: RIGHT },
    ],
    ["a value that begins right", seen(server({ challenge: txt(`${RIGHT}0`) })), { code: "value-differs" }],
    ["upper case", seen(server({ challenge: txt(RIGHT.toUpperCase()) })), { code: "value-differs" }],
    [
      "our other value at the root",
      seen(server({ root: txt(WRONG) })),
      { code: "value-differs", name: "acme.com" },
    ],
    [
      "a CNAME",
      seen(server({ challenge: alias })),
      { code: "cname-there", target: "elsewhere.example", otherName: "acme.com" },
    ],
    ["no such domain", seen(server({ root: noName })), { code: "domain-does-not-exist", domain: "acme.com" }],
    [
      "no such domain in the parent",
      { ...seen(), delegation: "no-such-domain" },
      { code: "domain-does-not-exist" },
    ],
    ["no server known", { ...seen(), delegation: "failed" }, { code: "servers-failed", failures: [] }],
    ["delegated to nobody we may ask", seen(), { code: "servers-failed" }],
    ["all failed", seen(broken), { code: "servers-failed", failures: ["SERVFAIL from ns2.acme.com"] }],
    ["half have it, half failed", seen(has, broken), { code: "servers-failed" }],
    ["two of four", seen(has, has, hasNot, hasNot), { code: "servers-differ", have: 2, of: 4 }],
  ])("%s: not verified", (_name, observation, diagnosis) => {
    expect(judgeChallenge(claim, observation, NOW)).toMatchObject({ verified: false, diagnosis });
  });

  test("after 30 days the value no longer proves a claim, but still keeps a verified domain", () => {
    const late = new Date("2026-12-24T08:00:00Z");
    expect(judgeChallenge(claim, seen(has), late)).toMatchObject({
      diagnosis: { code: "challenge-expired" },
    });
    expect(judgeChallenge(claim, seen(has), new Date(late.getTime() - 1))).toMatchObject({ verified: true });
    expect(judgeProof(claim, seen(has))).toMatchObject({ verified: true });
  });
});

describe("the file proves the claim by the same value", () => {
  const file = (file: { text: string } | { problem: string; definite: boolean }) =>
    judgeChallenge(claim, { by: "https-file", url: "https://acme.com/x", file }, NOW);
  test("exactly, apart from white space", () => {
    expect(file({ text: `${RIGHT}\n` })).toEqual({ verified: true, at: "file" });
    expect(file({ text: `${RIGHT} and more` })).toMatchObject({ diagnosis: { code: "file-differs" } });
  });
  test("a missing file differs from a server that does not answer", () => {
    expect(file({ problem: "404", definite: true })).toMatchObject({ diagnosis: { code: "file-missing" } });
    expect(file({ problem: "no answer", definite: false })).toMatchObject({
      diagnosis: { code: "file-unreachable" },
    });
  });
});

test("only what the servers surely said counts as gone; errors and differences never do", () => {
  const gone = (observation: DnsObservation) => isDefinitelyGone(judgeProof(claim, observation));
  expect(
    [seen(hasNot), seen(server({ challenge: txt(WRONG) })), seen(server({ root: noName }))].map(gone),
  ).toEqual([true, true, true]);
  expect(
    [seen(has), seen(broken), seen(has, hasNot), { ...seen(), delegation: "failed" as const }].map(gone),
  ).toEqual([false, false, false, false]);
});

test("the provider is known by its name servers, and only when all are its own", () => {
  expect(detectDnsProvider(["ada.ns.cloudflare.com.", "bob.NS.cloudflare.com"])?.name).toBe("Cloudflare");
  expect(detectDnsProvider(["ns-1.awsdns-01.co.uk", "ns-2.awsdns-02.com"])?.name).toBe("Amazon Route 53");
  expect(detectDnsProvider(["ada.ns.cloudflare.com", "ns1.acme.com"])).toBeNull();
  expect(detectDnsProvider([])).toBeNull();
  expect(detectDnsProvider(["ns.cloudflare.com.evil.example"])).toBeNull();
});
