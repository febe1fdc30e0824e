// The one policy: which way a person must sign in, and whether a proof lets them in. Read this file first.
import type { VerifiedAssertion } from "./assertion";
import type { OrganizationId, ProfileId, UserId } from "./ids";

/** All that the policy may look at, read in the same transaction as what follows from it. */
export interface LoginFacts {
  readonly user: {
    readonly id: UserId;
    readonly organizationId: OrganizationId;
    readonly status: "active" | "invited" | "suspended";
    /** An Exemption is in force. */
    readonly exempt: boolean;
    /** Named for emergency access: never under SSO (R2, R4). */
    readonly emergency: boolean;
  } | null;
  /** Of the address's domain, if an organization has verified it and pointed it at a profile. */
  readonly enforcement: {
    readonly organizationId: OrganizationId;
    readonly profileId: ProfileId;
    /** The profile is complete, published and switched on. */
    readonly usable: boolean;
    /** R7: the requirement is paused; SSO still works. */
    readonly paused: boolean;
    /** R10: the domain's proof is gone for longer than the grace period. */
    readonly domainLost: boolean;
    /** The profile makes accounts just in time, with this role; absent: it makes none, which is the default. */
    readonly newAccounts?: NewAccount["role"];
  } | null;
}

/** For an unknown person whom the domain's own profile vouches for. Never an owner. */
export interface NewAccount {
  readonly organizationId: OrganizationId;
  readonly role: "member" | "admin";
}

export type LoginDecision =
  | { readonly by: "password" }
  | { readonly by: "sso"; readonly profileId: ProfileId }
  | { readonly by: "nothing"; readonly because: "user-suspended" | "profile-unusable" | "domain-lost" };

/** Which way this person must sign in. Total: there is a decision for every fact. */
export function decideLogin({ user, enforcement }: LoginFacts): LoginDecision {
  if (user?.status === "suspended") return { by: "nothing", because: "user-suspended" };
  if (!enforcement || enforcement.paused) return { by: "password" };
  if (user && staysOut(user, enforcement)) return { by: "password" };
  if (enforcement.domainLost) return { by: "nothing", because: "domain-lost" };
  if (!enforcement.usable) return { by: "nothing", because: "profile-unusable" };
  return { by: "sso", profileId: enforcement.profileId };
}

export type Proof =
  /** A password or passkey of this user matched (and the second factor, where one is set). */
  | { readonly of: "password"; readonly userId: UserId }
  /** A recovery code and a password or passkey of this user matched. */
  | { readonly of: "recovery-code"; readonly userId: UserId }
  | { readonly of: "assertion"; readonly assertion: Pick<VerifiedAssertion, "profileId"> };

declare const minted: unique symbol;
/** Proof that `admit` said yes. Only `admit` makes one, and only an Admission can become a session. */
export interface Admission {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly by: "password" | "sso" | "emergency";
  readonly [minted]: true;
}

export type NotAdmitted = {
  readonly refused:
    | "unknown-user"
    | "user-suspended"
    | "profile-unusable"
    | "domain-lost"
    | "sso-required"
    | "sso-not-used"
    | "wrong-profile"
    | "not-emergency";
  /**
   * Beside "unknown-user" only: this account may be made, and then `admit` be asked again. It is no admission; whoever
   * overlooks it refuses.
   */
  readonly account?: NewAccount;
};

/** Does this proof let this person in? The rule of `decideLogin`, asked again with the proof in hand. */
export function admit(facts: LoginFacts, proof: Proof): Admission | NotAdmitted {
  return proof.of === "assertion"
    ? admitAssertion(facts, proof.assertion.profileId)
    : admitLocal(facts, proof);
}

function admitLocal(facts: LoginFacts, proof: Exclude<Proof, { of: "assertion" }>): Admission | NotAdmitted {
  const { user, enforcement } = facts;
  if (!user || user.id !== proof.userId) return { refused: "unknown-user" };
  const decision = decideLogin(facts);
  if (decision.by === "nothing") return { refused: decision.because };
  if (decision.by === "sso") return { refused: "sso-required" };
  if (proof.of === "recovery-code") {
    return user.emergency ? mint(user, "emergency") : { refused: "not-emergency" };
  }
  return mint(user, enforcement && user.emergency && !enforcement.paused ? "emergency" : "password");
}

function admitAssertion({ user, enforcement }: LoginFacts, profileId: ProfileId): Admission | NotAdmitted {
  if (!enforcement) return { refused: "sso-not-used" };
  if (enforcement.profileId !== profileId) return { refused: "wrong-profile" };
  if (enforcement.domainLost) return { refused: "domain-lost" };
  if (!enforcement.usable) return { refused: "profile-unusable" };
  if (!user && enforcement.newAccounts) {
    const { organizationId, newAccounts: role } = enforcement;
    return { refused: "unknown-user", account: { organizationId, role } };
  }
  // Another organization's person is told the same as an unknown one (SECURITY.md I3).
  if (!user || user.organizationId !== enforcement.organizationId) return { refused: "unknown-user" };
  if (user.status === "suspended") return { refused: "user-suspended" };
  return mint(user, "sso");
}

/** Only the domain's own organization can leave somebody out. */
function staysOut(
  user: NonNullable<LoginFacts["user"]>,
  enforcement: NonNullable<LoginFacts["enforcement"]>,
) {
  return (user.exempt || user.emergency) && user.organizationId === enforcement.organizationId;
}

const mint = (user: NonNullable<LoginFacts["user"]>, by: Admission["by"]) =>
  ({ userId: user.id, organizationId: user.organizationId, by }) as Admission;
