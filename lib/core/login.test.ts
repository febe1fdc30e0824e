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
/** The same state, where the profile makes accounts. */
const makingAccounts = ({ user, enforcement }: LoginFacts): LoginFacts[] =>
  (["member", "admin"] as const).flatMap((newAccounts) =>
    enforcement ? [{ user, enforcement: { ...enforcement, newAccounts } }] : [],
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
  test("accounts just in time: off, nothing is offered; on, nobody is let in or refused otherwise than without", () => {
    for (const facts of STATES)
      for (const proof of [...LOCAL, assertion(P), assertion(Q)]) {
        const off = admit(facts, proof);
        expect(off).not.toHaveProperty("account");
        for (const on of makingAccounts(facts)) {
          const { account: _, ...rest } = admit(on, proof) as object as { account?: unknown };
          expect([on, proof, rest]).toEqual([on, proof, off]);
          expect(decideLogin(on)).toEqual(decideLogin(facts));
        }
      }
  });
  test("accounts just in time are only for nobody yet, by an assertion of the domain's own usable profile, in its organization", () => {
    const offers = STATES.flatMap(makingAccounts).flatMap((facts) =>
      [...LOCAL, assertion(P), assertion(Q)].flatMap((proof) => {
        const answer = admit(facts, proof);
        return "refused" in answer && answer.account ? [{ facts, proof, answer }] : [];
      }),
    );
    // Of each organization and role, paused or not.
    expect(offers).toHaveLength(8);
    for (const { facts, proof, answer } of offers) {
      const { user, enforcement } = facts;
      expect(user).toBeNull();
      expect(proof).toEqual(assertion(P));
      expect(enforcement).toMatchObject({ usable: true, domainLost: false });
      expect(answer).toEqual({
        refused: "unknown-user",
        account: { organizationId: enforcement!.organizationId, role: enforcement!.newAccounts },
      });
      // Asked again with the account that was made, it lets that very person in.
      const { organizationId } = answer.account!;
      const made = { id: BOB, organizationId, status: "active", exempt: false, emergency: false } as const;
      expect(admit({ ...facts, user: made }, proof)).toMatchObject({
        userId: BOB,
        organizationId,
        by: "sso",
      });
    }
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
