// Requiring SSO for domains: the review page and the command are this one function (DESIGN.md idea 3).
import type { DomainId, ProfileId, UserId } from "./ids";

/** Counts, not lists: an organization may have a million people. */
export interface EnforcementFacts {
  readonly profile: {
    readonly id: ProfileId;
    /** Issuer, sign-in address and at least one certificate that is valid now. */
    readonly complete: boolean;
    /** `passed`: a test of this very configuration passed within 30 days (R1). */
    readonly test: "never" | "outdated" | "older-than-30-days" | "passed" | "waived-by-operator";
    readonly testers: number;
    readonly certificateDaysLeft: number | null;
  };
  readonly domains: ReadonlyArray<{
    readonly id: DomainId;
    readonly name: string;
    readonly state: "waiting" | "verified" | "needs-attention" | "lost" | "taken";
    readonly enforcedBy: ProfileId | null;
    readonly people: number;
    /** Exemptions in force. */
    readonly exempt: number;
    /** Named for emergency access, so never under SSO. */
    readonly emergency?: number;
    readonly invited: number;
  }>;
  /** Owners with emergency access that a drill proved (R2). */
  readonly emergencyReady: number;
  readonly actor: {
    readonly userId: UserId;
    readonly domainId: DomainId | null;
    readonly exempt: boolean;
    readonly signedInBy: "password" | "sso" | "emergency";
  };
  /** People who sign in here with addresses outside the verified domains (S18). */
  readonly outsideDomains: number;
}

export type EnforcementBlocker =
  | { readonly code: "profile-incomplete" }
  | { readonly code: "profile-untested"; readonly test: "never" | "outdated" | "older-than-30-days" }
  | { readonly code: "no-domain-chosen" }
  | { readonly code: "domain-unknown"; readonly domainId: string }
  | { readonly code: "domain-unverified"; readonly domain: string }
  | { readonly code: "domain-enforced-elsewhere"; readonly domain: string }
  | { readonly code: "no-emergency-access" };

export type EnforcementWarning =
  | { readonly code: "nobody-affected" }
  | { readonly code: "you-are-included" }
  | { readonly code: "tested-by-one-person" }
  | { readonly code: "one-emergency-person" }
  | { readonly code: "certificate-ends-soon"; readonly days: number }
  | { readonly code: "people-outside-domains"; readonly people: number }
  | { readonly code: "invitations-open"; readonly people: number };

export interface EnforcementPlan {
  readonly enforce: ReadonlyArray<{ readonly id: DomainId; readonly name: string }>;
  readonly release: ReadonlyArray<{ readonly id: DomainId; readonly name: string }>;
  /** People who must use SSO at their next sign-in, and did not have to before. */
  readonly toSso: number;
  /** People who may use a password again. */
  readonly toPassword: number;
  readonly staysExempt: number;
  /** Exemptions that end with the release (DESIGN.md section 5 rule 3). */
  readonly endsExemptions: number;
  /** R3: the person who switches on stays out until their first SSO sign-in. */
  readonly actorStaysOut: boolean;
  readonly warnings: readonly EnforcementWarning[];
  /** The Admin Center carries out a plan only when this is empty. */
  readonly blockers: readonly EnforcementBlocker[];
}

/**
 * What happens when exactly the `wanted` domains are required for this profile: others that it holds now are released.
 * Pure; the same on the page and in the command.
 */
export function planEnforcement(facts: EnforcementFacts, wanted: ReadonlySet<DomainId>): EnforcementPlan {
  const { profile, domains, actor } = facts;
  const known = new Map(domains.map((domain) => [domain.id, domain]));
  const chosen = domains.filter((domain) => wanted.has(domain.id));
  const enforce = chosen.filter((domain) => domain.enforcedBy !== profile.id);
  const release = domains.filter((domain) => domain.enforcedBy === profile.id && !wanted.has(domain.id));

  const blockers: EnforcementBlocker[] = [];
  if (wanted.size === 0 && release.length === 0) blockers.push({ code: "no-domain-chosen" });
  for (const id of wanted) if (!known.has(id)) blockers.push({ code: "domain-unknown", domainId: id });
  for (const domain of enforce) {
    if (domain.state !== "verified") blockers.push({ code: "domain-unverified", domain: domain.name });
    else if (domain.enforcedBy) blockers.push({ code: "domain-enforced-elsewhere", domain: domain.name });
  }
  if (enforce.length > 0) {
    if (!profile.complete) blockers.push({ code: "profile-incomplete" });
    if (profile.test !== "passed" && profile.test !== "waived-by-operator") {
      blockers.push({ code: "profile-untested", test: profile.test });
    }
    if (facts.emergencyReady === 0) blockers.push({ code: "no-emergency-access" });
  }

  const toSso = sum(enforce, underSso);
  const included = enforce.some((domain) => domain.id === actor.domainId) && !actor.exempt;
  const actorStaysOut = included && actor.signedInBy !== "sso";

  const warnings: EnforcementWarning[] = [];
  if (enforce.length > 0) {
    if (toSso === 0) warnings.push({ code: "nobody-affected" });
    if (included) warnings.push({ code: "you-are-included" });
    if (profile.testers === 1) warnings.push({ code: "tested-by-one-person" });
    if (facts.emergencyReady === 1) warnings.push({ code: "one-emergency-person" });
    const days = profile.certificateDaysLeft;
    if (days !== null && days <= 60) warnings.push({ code: "certificate-ends-soon", days });
    if (facts.outsideDomains > 0)
      warnings.push({ code: "people-outside-domains", people: facts.outsideDomains });
    const invited = sum(enforce, (domain) => domain.invited);
    if (invited > 0) warnings.push({ code: "invitations-open", people: invited });
  }

  return {
    enforce: enforce.map(named),
    release: release.map(named),
    toSso,
    toPassword: sum(release, underSso),
    staysExempt: sum(chosen, (domain) => domain.exempt),
    endsExemptions: sum(release, (domain) => domain.exempt),
    actorStaysOut,
    warnings,
    blockers,
  };
}

/** An emergency person may be exempt as well, so this never goes below zero. */
const underSso = ({ people, exempt, emergency = 0 }: EnforcementFacts["domains"][number]) =>
  Math.max(0, people - exempt - emergency);
const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
  rows.reduce((total, row) => total + of(row), 0);
const named = ({ id, name }: { id: DomainId; name: string }) => ({ id, name });
