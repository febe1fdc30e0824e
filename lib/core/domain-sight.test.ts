import { expect, test } from "vitest";
import { dnsInstructions, recordToAdd } from "./dns-instructions";
import { diagnosisText, readSight, sawWords } from "./domain-sight";
import type { Diagnosis } from "./verified-domain";

const url = "https://acme.com/.well-known/doorward-domain-verification.txt";
const EVERY: Record<Diagnosis["code"], Diagnosis> = {
  "record-missing": { code: "record-missing", name: "_sso-challenge.acme.com" },
  "name-doubled": { code: "name-doubled", name: "_sso-challenge.acme.com.acme.com", zone: "acme.com" },
  "value-differs": { code: "value-differs", name: "_sso-challenge.acme.com", found: "a", expected: "b" },
  "cname-there": {
    code: "cname-there",
    name: "_sso-challenge.acme.com",
    target: "elsewhere.example",
    otherName: "acme.com",
  },
  "domain-does-not-exist": { code: "domain-does-not-exist", domain: "acme.con" },
  "servers-failed": { code: "servers-failed", failures: ["SERVFAIL from ns1.acme.com"] },
  "servers-differ": { code: "servers-differ", have: 1, of: 4 },
  "challenge-expired": { code: "challenge-expired", endedAt: "2026-11-24T09:00:00.000Z" },
  "held-elsewhere": { code: "held-elsewhere", because: "still-proven" },
  "file-missing": { code: "file-missing", url, problem: "acme.com answered with status 404." },
  "file-differs": { code: "file-differs", url, found: "a", expected: "b" },
  "file-unreachable": { code: "file-unreachable", url, problem: "acme.com took too long to answer." },
};

test("A13 every diagnosis has a sentence of its own, long and short", () => {
  const all = Object.values(EVERY);
  for (const words of [
    all.map((diagnosis) => diagnosisText(diagnosis, "acme.com")),
    all.map((diagnosis) => sawWords({ verified: false, diagnosis })),
  ]) {
    expect(new Set(words).size).toBe(all.length);
    for (const text of words) expect(text).not.toMatch(/undefined|\[object|\{\{/);
  }
  expect(diagnosisText(EVERY["servers-differ"], "acme.com")).toBe(
    "1 of 4 name servers already has it. Wait a little.",
  );
  expect(diagnosisText({ code: "servers-failed", failures: [] }, "acme.com")).toBe(
    "Your DNS servers didn’t answer. This is not about our record. Try again later.",
  );
});

test("what is kept of a look is read back, and nothing else is taken for one", () => {
  const judgement = { verified: true, at: "root" } as const;
  expect(readSight({ judgement, nameServers: ["ns1.acme.com"] })).toEqual({
    judgement,
    nameServers: ["ns1.acme.com"],
  });
  expect([readSight(null), readSight({}), readSight({ servers: [] })]).toEqual([null, null, null]);
});

test("the record's name leaves out what the provider adds, which for a subdomain is less than the domain", () => {
  expect(recordToAdd("acme.com", "acme.com", "6f1c")).toEqual({
    type: "TXT",
    name: "_sso-challenge",
    fullName: "_sso-challenge.acme.com",
    value: "doorward-domain-verification=6f1c",
    ttl: "3600",
  });
  const record = recordToAdd("mail.acme.com", "acme.com", "6f1c");
  expect(record).toMatchObject({ name: "_sso-challenge.mail", fullName: "_sso-challenge.mail.acme.com" });
  const text = dnsInstructions("mail.acme.com", "Acme Corp", record);
  for (const value of [record.name, record.fullName, record.value]) expect(text).toContain(value);
});
