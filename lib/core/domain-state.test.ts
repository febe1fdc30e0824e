import { describe, expect, test } from "vitest";
import { type DomainFacts, domainState, nextCheckAt, planCheck, secondsUntilCheckNow } from "./domain-state";
import type { Judgement } from "./verified-domain";

const DAY = 86_400_000;
const at = (ms: number) => new Date(Date.UTC(2026, 10, 24) + ms);
const NOW = at(0);
const waiting: DomainFacts = {
  claimedAt: NOW,
  verifiedAt: null,
  verifiedBy: null,
  checkedAt: null,
  missingSince: null,
  lostAt: null,
};
const verified: DomainFacts = {
  ...waiting,
  verifiedAt: at(-90 * DAY),
  verifiedBy: "dns",
  claimedAt: at(-91 * DAY),
};
const missing: DomainFacts = { ...verified, missingSince: at(-2 * DAY) };
const lost: DomainFacts = { ...missing, lostAt: at(-DAY) };

test("each row is in exactly one state", () => {
  expect(domainState(waiting, false, NOW)).toEqual({ is: "waiting" });
  expect(domainState(waiting, true, NOW)).toEqual({ is: "taken" });
  expect(domainState({ ...waiting, claimedAt: at(-30 * DAY) }, false, NOW)).toEqual({ is: "expired" });
  expect(domainState(verified, false, NOW)).toEqual({ is: "verified" });
  expect(domainState(missing, false, NOW)).toEqual({
    is: "needs-attention",
    since: at(-2 * DAY),
    until: at(28 * DAY),
    daysLeft: 28,
  });
  expect(domainState({ ...missing, missingSince: at(-31 * DAY) }, false, NOW)).toMatchObject({ daysLeft: 0 });
  expect(domainState(lost, false, NOW)).toEqual({ is: "lost", since: at(-DAY) });
  expect(domainState({ ...lost, verifiedAt: null }, true, NOW)).toMatchObject({ is: "lost" });
});

describe("the schedule", () => {
  const MINUTE = 60_000;
  test.each([
    [0, 1],
    [9 * MINUTE, 1],
    [10 * MINUTE, 5],
    [59 * MINUTE, 5],
    [60 * MINUTE, 15],
    [6 * 60 * MINUTE, 60],
    [71 * 60 * MINUTE, 60],
    [72 * 60 * MINUTE, 24 * 60],
    [30 * DAY - 1, 24 * 60],
  ])("a claim %d ms old is looked at again after %d minutes", (age, minutes) => {
    expect(nextCheckAt({ ...waiting, claimedAt: at(-age) }, NOW)).toEqual(at(minutes * MINUTE));
  });
  test("an ended challenge, a lost domain and one the operator vouched for are left alone", () => {
    expect(nextCheckAt({ ...waiting, claimedAt: at(-30 * DAY) }, NOW)).toBeNull();
    expect(nextCheckAt(lost, NOW)).toBeNull();
    expect(nextCheckAt({ ...verified, verifiedBy: "operator" }, NOW)).toBeNull();
  });
  test("a verified domain is looked at daily", () => {
    expect(nextCheckAt(verified, NOW)).toEqual(at(DAY));
  });
});

test("check now is open once in ten seconds", () => {
  expect(secondsUntilCheckNow(null, NOW)).toBe(0);
  expect(secondsUntilCheckNow(at(-3000), NOW)).toBe(7);
  expect(secondsUntilCheckNow(at(-9999), NOW)).toBe(1);
  expect(secondsUntilCheckNow(at(-10_000), NOW)).toBe(0);
  expect(secondsUntilCheckNow(at(3_600_000), NOW)).toBe(10);
});

describe("what a look changes", () => {
  const seen: Judgement = { verified: true, at: "challenge" };
  const gone: Judgement = { verified: false, diagnosis: { code: "record-missing", name: "x" } };
  const error: Judgement = { verified: false, diagnosis: { code: "servers-failed", failures: [] } };
  const longMissing = { ...missing, missingSince: at(-30 * DAY) };
  const result = (domain: DomainFacts, judgement: Judgement) => planCheck(domain, judgement, NOW).result;

  test.each<[string, DomainFacts, string, string, string]>([
    ["waiting", waiting, "verified", "still-waiting", "still-waiting"],
    ["verified", verified, "still-verified", "record-missing", "still-verified"],
    ["needs attention", missing, "record-back", "still-missing", "still-missing"],
    ["needs attention for 30 days", longMissing, "record-back", "lost", "still-missing"],
    ["lost", lost, "restored", "still-lost", "still-lost"],
    [
      "vouched for by the operator",
      { ...verified, verifiedBy: "operator" },
      "still-verified",
      "still-verified",
      "still-verified",
    ],
  ])("%s: seen, gone, error", (_name, domain, onSeen, onGone, onError) => {
    expect([result(domain, seen), result(domain, gone), result(domain, error)]).toEqual([
      onSeen,
      onGone,
      onError,
    ]);
  });

  test("errors change nothing in any state", () => {
    for (const domain of [waiting, verified, missing, longMissing, lost]) {
      const { verifiedAt, missingSince, lostAt } = domain;
      expect(planCheck(domain, error, NOW).change).toEqual({ verifiedAt, missingSince, lostAt });
    }
  });
  test("a restored domain is clean again", () => {
    expect(planCheck(lost, seen, NOW).change).toEqual({ verifiedAt: NOW, missingSince: null, lostAt: null });
  });
});
