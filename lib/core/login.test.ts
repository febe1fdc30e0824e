import { describe, expect, test } from "vitest";
import { explainDecision } from "./explain-decision";
import type { OrganizationId, ProfileId, UserId } from "./ids";
import { admit, decideLogin, type LoginFacts, type Proof } from "./login";

const [A, B] = ["ORa", "ORb"] as OrganizationId[] as [OrganizationId, OrganizationId];
const [P, Q] = ["JQp", "JQq"] as ProfileId[] as [ProfileId, ProfileId];
const BOB = "USbob" as UserId;
const both = [false, true];

/** Every state that the policy can be asked about: nobody or one of 24 people, 17 requirements. */
const STATES: LoginFacts[] = [
  null,
  ...[A, B].flatMap((organizationId) =>
    (["active", "invited", "suspended"] as const).flatMap((status) =>
      both.flatMap((exempt) =>
        both.map((emergency) => ({ id: BOB, organizationId, status, exempt, emergency })),
      ),
    ),
  ),
].flatMap((user) =>
  [
    null,
    ...[A, B].flatMap((organizationId) =>
      both.flatMap((usable) =>
        both.flatMap((paused) =>
          both.map((domainLost) => ({ organizationId, profileId: P, usable, paused, domainLost })),
        ),
      ),
    ),
  ].map((enforcement) => ({ user, enforcement })),
);
const LOCAL: Proof[] = [
  { of: "password", userId: BOB },
  { of: "recovery-code", userId: BOB },
];
const assertion = (profileId: ProfileId): Proof => ({ of: "assertion", assertion: { profileId } });
const isIn = (facts: LoginFacts, proof: Proof) => !("refused" in admit(facts, proof));
const staysOut = ({ user, enforcement }: LoginFacts) =>
  user !== null && (user.exempt || user.emergency) && user.organizationId === enforcement?.organizationId;

describe("theorems over every state", () => {
  test("there are states to prove them on", () => {
    expect(STATES).toHaveLength(25 * 17);
    expect(STATES.some((facts) => isIn(facts, LOCAL[0]!))).toBe(true);
    expect(STATES.some((facts) => isIn(facts, assertion(P)))).toBe(true);
  });
  test("no password and no code lets in a person who must use SSO and is not left out", () => {
    const bound = STATES.filter(
      (facts) => facts.enforcement && !facts.enforcement.paused && !staysOut(facts),
    );
    expect(bound.length).toBeGreaterThan(50);
    for (const facts of bound)
      for (const proof of LOCAL) expect([facts, isIn(facts, proof)]).toEqual([facts, false]);
  });
  test("no assertion from another profile lets anybody in", () => {
    for (const facts of STATES) expect(isIn(facts, assertion(Q))).toBe(false);
  });
  test("no assertion lets in another organization's person, or anybody of a lost, released or unusable domain", () => {
    for (const facts of STATES) {
      const { user, enforcement } = facts;
      const fits = user?.organizationId === enforcement?.organizationId;
      if (!enforcement || enforcement.domainLost || !enforcement.usable || !fits)
        expect([facts, isIn(facts, assertion(P))]).toEqual([facts, false]);
    }
  });
  test("nothing lets in a suspended or an unknown person", () => {
    for (const facts of STATES)
      if (!facts.user || facts.user.status === "suspended")
        for (const proof of [...LOCAL, assertion(P), assertion(Q)]) expect(isIn(facts, proof)).toBe(false);
  });
  test("a recovery code is only for people named for emergency access", () => {
    for (const facts of STATES) if (!facts.user?.emergency) expect(isIn(facts, LOCAL[1]!)).toBe(false);
  });
  test("an emergency person of the domain's organization always gets in, whatever happens to SSO", () => {
    for (const facts of STATES) {
      const { user, enforcement } = facts;
      const home = !enforcement || enforcement.organizationId === user?.organizationId;
      if (user?.emergency && user.status !== "suspended" && home) expect(isIn(facts, LOCAL[0]!)).toBe(true);
    }
  });
  test("what the decision asks for is what is admitted, and admission is of that very person", () => {
    for (const facts of STATES) {
      const decision = decideLogin(facts);
      if (!facts.user) continue;
      expect(isIn(facts, LOCAL[0]!)).toBe(decision.by === "password");
      const admitted = admit(facts, LOCAL[0]!);
      if (!("refused" in admitted))
        expect([admitted.userId, admitted.organizationId]).toEqual([BOB, facts.user.organizationId]);
      const home = facts.enforcement?.organizationId === facts.user.organizationId;
      if (decision.by === "sso" && home) expect(isIn(facts, assertion(decision.profileId))).toBe(true);
    }
  });
  test("a password of somebody else admits nobody", () => {
    for (const facts of STATES)
      expect(isIn(facts, { of: "password", userId: "USeve" as UserId })).toBe(false);
  });
  test("the explanation never differs from the decision, and each rule is reached", () => {
    const rules = new Set(
      STATES.map((facts) => {
        const explained = explainDecision(facts);
        expect(explained.decision).toEqual(decideLogin(facts));
        return explained.rule;
      }),
    );
    expect([...rules].sort()).toEqual(
      [
        "domain-lost",
        "emergency",
        "exempt",
        "not-required",
        "paused",
        "profile-unusable",
        "required",
        "suspended",
      ].sort(),
    );
  });
});
