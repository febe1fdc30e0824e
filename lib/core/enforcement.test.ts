import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emergencyReadiness } from "./emergency";
import { type EnforcementFacts, planEnforcement } from "./enforcement";
import { judgeSignIns } from "./failing-sign-in";
import type { DomainId, ProfileId, UserId } from "./ids";

const NOW = new Date("2026-11-24T09:00:00Z");
const DAY = 86_400_000;
const P = "JQp" as ProfileId;

/** One value most of the time: plans that are accepted must not be rare among those drawn. */
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const domain = fc.record({
  id: fc.constantFrom("DM1", "DM2", "DM3", "DM4").map((id) => id as DomainId),
  name: fc.constantFrom("acme.test", "acme.example"),
  state: mostly<EnforcementFacts["domains"][number]["state"]>(
    "verified",
    "waiting",
    "needs-attention",
    "lost",
    "taken",
  ),
  enforcedBy: mostly<ProfileId | null>(null, P, "JQother" as ProfileId),
  people: fc.nat(20),
  exempt: fc.nat(20),
  emergency: fc.nat(3),
  invited: fc.nat(5),
});
const facts: fc.Arbitrary<EnforcementFacts> = fc.record({
  profile: fc.record({
    id: fc.constant(P),
    complete: mostly(true, false),
    test: mostly<EnforcementFacts["profile"]["test"]>(
      "passed",
      "never",
      "outdated",
      "older-than-30-days",
      "waived-by-operator",
    ),
    testers: fc.nat(3),
    certificateDaysLeft: fc.option(fc.nat(400)),
  }),
  domains: fc.uniqueArray(domain, { selector: ({ id }) => id, maxLength: 4 }),
  emergencyReady: fc.nat(2),
  actor: fc.record({
    userId: fc.constant("USa" as UserId),
    domainId: fc.constantFrom(null, "DM1" as DomainId),
    exempt: fc.boolean(),
    signedInBy: fc.constantFrom("password", "sso", "emergency" as const),
  }),
  outsideDomains: fc.nat(3),
});
const wanted = fc.uniqueArray(fc.constantFrom("DM1", "DM2", "DM3", "DM4", "DMunknown"), { maxLength: 3 });

const holds = (
  law: (facts: EnforcementFacts, plan: ReturnType<typeof planEnforcement>, wanted: string[]) => void,
) =>
  fc.assert(
    fc.property(facts, wanted, (given, ids) => {
      law(given, planEnforcement(given, new Set(ids as DomainId[])), ids);
    }),
    { numRuns: 2000 },
  );

describe("every plan that is accepted", () => {
  test("leaves an owner a proved way in, comes from a tested and complete profile, and takes verified free domains", () => {
    let accepted = 0;
    holds((given, plan) => {
      if (plan.blockers.length > 0 || plan.enforce.length === 0) return;
      accepted++;
      expect(given.emergencyReady).toBeGreaterThan(0);
      expect(given.profile.complete).toBe(true);
      expect(["passed", "waived-by-operator"]).toContain(given.profile.test);
      for (const { id } of plan.enforce) {
        const row = given.domains.find((known) => known.id === id)!;
        expect([row.state, row.enforcedBy]).toEqual(["verified", null]);
      }
    });
    expect(accepted, "of 2,000 plans").toBeGreaterThan(20);
  });
  test("ends with exactly the wanted domains", () =>
    holds((given, plan, ids) => {
      if (plan.blockers.length > 0) return;
      const before = given.domains.filter(({ enforcedBy }) => enforcedBy === P).map(({ id }) => id);
      const released = new Set(plan.release.map(({ id }) => id));
      const after = [...before.filter((id) => !released.has(id)), ...plan.enforce.map(({ id }) => id)];
      expect(after.sort()).toEqual([...ids].sort());
    }));
  test("keeps a way in for whoever switches on without having come through SSO", () =>
    holds((given, plan) => {
      const included = plan.enforce.some(({ id }) => id === given.actor.domainId);
      if (included && !given.actor.exempt && given.actor.signedInBy !== "sso")
        expect(plan.actorStaysOut).toBe(true);
    }));
  test("never takes a domain of another profile", () =>
    holds((given, plan) => {
      for (const { id } of [...plan.enforce, ...plan.release])
        if (given.domains.find((row) => row.id === id)?.enforcedBy === "JQother")
          expect(plan.blockers).not.toEqual([]);
    }));
  test("counts no negative people", () =>
    holds((_, plan) => expect(Math.min(plan.toSso, plan.toPassword)).toBeGreaterThanOrEqual(0)));
});

test("releasing needs no test, no emergency access and no complete profile: it is always possible", () =>
  holds((given, plan, ids) => {
    const only = ids.every((id) => given.domains.some((row) => row.id === id && row.enforcedBy === P));
    if (only && plan.release.length > 0) expect(plan.blockers).toEqual([]);
  }));

describe("emergency access is ready only when it was proved", () => {
  const ready = {
    role: "owner" as const,
    status: "active" as const,
    passwordSetAt: NOW,
    codesLeft: 10,
    codesStoredAt: NOW,
    drilledAt: NOW,
  };
  test.each([
    ["nothing missing", {}, []],
    ["a password that nobody set", { passwordSetAt: null }, ["no-password"]],
    ["codes used up", { codesLeft: 0 }, ["no-codes"]],
    ["codes not stored", { codesStoredAt: null }, ["codes-not-stored"]],
    ["no drill", { drilledAt: null }, ["never-drilled"]],
    ["a drill 180 days ago", { drilledAt: new Date(NOW.getTime() - 180 * DAY) }, ["drill-too-old"]],
    ["a drill 179 days ago", { drilledAt: new Date(NOW.getTime() - 179 * DAY) }, []],
    ["suspended", { status: "suspended" as const }, ["not-active"]],
    ["an admin", { role: "admin" as const }, ["not-an-owner"]],
  ])("%s", (_name, change, gaps) => {
    const readiness = emergencyReadiness({ ...ready, ...change }, NOW);
    expect([readiness.gaps, readiness.ready]).toEqual([gaps, gaps.length === 0]);
  });
  test("a new drill is asked for from day 165 on", () => {
    const at = (days: number) =>
      emergencyReadiness({ ...ready, drilledAt: new Date(NOW.getTime() - days * DAY) }, NOW).drillDue;
    expect([at(164), at(165)]).toEqual([false, true]);
  });
});

describe("sign-in is failing from five tries on, when four of five fail for a reason that must be mended", () => {
  const bad = { refused: true, because: "SIGNATURE_INVALID" };
  const good = { refused: false, because: null };
  const user = { refused: true, because: "unknown-user" };
  test.each([
    ["four failures", [bad, bad, bad, bad], null],
    ["five failures", [bad, bad, bad, bad, bad], 5],
    ["four of five", [bad, bad, good, bad, bad], 4],
    ["three of five", [bad, bad, good, good, bad], null],
    ["people who are not invited", [user, user, user, user, user], null],
  ])("%s", (_name, outcomes, refused) => {
    expect(judgeSignIns(outcomes)?.refused ?? null).toBe(refused);
  });
});
