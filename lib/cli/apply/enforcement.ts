import { applyEnforcement } from "../../commands/apply-enforcement";
import { type EnforcementBlocker, type EnforcementFacts, planEnforcement } from "../../core/enforcement";
import type { DomainId, ProfileId } from "../../core/ids";
import { type OrganizationWork, refuse } from "./apply-work";
import { domainName } from "./domains";

/** One profile of the file that says whose people must use it. */
export interface WantedEnforcement {
  readonly profileId: ProfileId;
  readonly profile: string;
  readonly domains: readonly string[];
  /** `organizations[0].ssoProfiles[1].enforce`. */
  readonly place: string;
}

/** Names of the domains that are enforced once these profiles are carried out. Profiles that say nothing keep theirs. */
export async function requiredAfter(
  { repos, origin }: OrganizationWork,
  wanted: readonly WantedEnforcement[],
): Promise<Set<string>> {
  const speaking = new Set(wanted.map(({ profileId }) => profileId));
  const staying = (await repos.domains.list()).filter(
    ({ enforcedByProfileId }) => enforcedByProfileId && !speaking.has(enforcedByProfileId),
  );
  const listed = wanted.flatMap(({ domains, place }) =>
    domains.map((name, i) => domainName({ origin }, name, `${place}[${i}]`)),
  );
  return new Set([...staying.map(({ name }) => name), ...listed]);
}

/** The same plan as in the Admin Center, made for every profile; the operator may override one blocker, on record. */
export async function applyRequirements(
  work: OrganizationWork,
  wanted: readonly WantedEnforcement[],
): Promise<void> {
  const speaking = new Set<ProfileId>(wanted.map(({ profileId }) => profileId));
  const claimedBy = new Map<string, ProfileId>();
  for (const one of wanted)
    for (const [i, written] of one.domains.entries())
      claimedBy.set(domainName(work, written, `${one.place}[${i}]`), one.profileId);
  for (const one of wanted) await requireOne(work, one, speaking, claimedBy);
}

async function requireOne(
  work: OrganizationWork,
  { profileId, profile, domains, place }: WantedEnforcement,
  speaking: ReadonlySet<ProfileId>,
  claimedBy: ReadonlyMap<string, ProfileId>,
): Promise<void> {
  const facts = (await work.repos.enforcement.facts(profileId, null, work.now))!;
  const ids = new Set<DomainId>();
  for (const [i, written] of domains.entries()) {
    const name = domainName(work, written, `${place}[${i}]`);
    const row = facts.domains.find((domain) => domain.name === name);
    if (!row)
      refuse(`${place}[${i}]`, `${name} is no domain of ${work.organization.name}. Add it under domains.`);
    ids.add(row.id);
  }
  const plan = planEnforcement(moved(facts, speaking, claimedBy), ids);
  for (const blocker of plan.blockers) judgeBlocker(work, blocker, profile, place, plan.enforce);
  if (plan.enforce.length + plan.release.length === 0) return;
  const events = await applyEnforcement(work, { id: profileId, name: profile }, plan, {
    by: null,
    byName: "the operator",
    confirm: false,
    tellPeople: false,
  });
  const lines = [
    ...plan.enforce.map(({ name }) => `required “${profile}” for ${name}`),
    ...plan.release.map(({ name }) => `stopped requiring “${profile}” for ${name}`),
  ];
  lines.forEach((line, i) => {
    work.did(line, ...(i === 0 ? events : []));
  });
}

/**
 * A domain that goes from one profile of the file to another is neither released in between (its exemptions would end)
 * nor "enforced elsewhere".
 */
function moved(
  facts: EnforcementFacts,
  speaking: ReadonlySet<ProfileId>,
  claimedBy: ReadonlyMap<string, ProfileId>,
): EnforcementFacts {
  const me = facts.profile.id;
  const leaves = ({ name, enforcedBy }: EnforcementFacts["domains"][number]) => {
    const next = claimedBy.get(name);
    return enforcedBy !== null && speaking.has(enforcedBy) && next !== undefined && next !== enforcedBy;
  };
  return {
    ...facts,
    domains: facts.domains.map((domain) =>
      leaves(domain) && (domain.enforcedBy === me || claimedBy.get(domain.name) === me)
        ? { ...domain, enforcedBy: null }
        : domain,
    ),
  };
}

/** The operator's word can stand in for emergency access, and for nothing else. */
function judgeBlocker(
  work: OrganizationWork,
  blocker: EnforcementBlocker,
  profile: string,
  place: string,
  enforce: ReadonlyArray<{ name: string }>,
): void {
  if (blocker.code === "no-domain-chosen") return;
  if (blocker.code !== "no-emergency-access") refuse(place, blockerSentence(blocker, profile));
  const names = enforce.map(({ name }) => name).join(", ");
  work.warn(`no owner has proven emergency access; ${names} was required all the same.`);
  work.vouch(`${names} required although no owner has proven emergency access`);
}

type Stopping = Exclude<EnforcementBlocker, { code: "no-domain-chosen" | "no-emergency-access" }>;

function blockerSentence(blocker: Stopping, profile: string): string {
  switch (blocker.code) {
    case "profile-untested":
      return `these settings of “${profile}” never passed a test. Test them in the Admin Center, or vouch for them with trustedWithoutTest: true.`;
    case "profile-incomplete":
      return `“${profile}” cannot be used: it is switched off, or has no certificate that is valid now.`;
    case "domain-unverified":
      return `${blocker.domain} is not verified. Verify it, or approve it with approved: true.`;
    case "domain-enforced-elsewhere":
      return `people on ${blocker.domain} must use another profile. Take it out of that one's enforce first.`;
    case "domain-unknown":
      return "names a domain that is not here.";
  }
}
