// `apply`: the file's world, made so. Gather outside, then one transaction for the whole file: nothing is half-written.
import type { DoorRepositories } from "../../../db/repositories";
import type { DomainEvent } from "../../core/events";
import type { OrganizationId, ProfileId } from "../../core/ids";
import { type SecondFactorRule, secondFactorRule } from "../../core/second-factor";
import { serviceProviderOf } from "../../core/sso-profile";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import type { Ports } from "../../runtime/ports";
import { newId } from "../../runtime/secrets";
import { doorWork } from "../../runtime/unit-of-work";
import { ApplyRefused, type OrganizationWork, refuse } from "./apply-work";
import { applyDomains } from "./domains";
import { applyRequirements, requiredAfter, type WantedEnforcement } from "./enforcement";
import { applyExemptions } from "./exemptions";
import type { ApplyFile, WantedOrganization } from "./file-shape";
import { type Gathered, gather } from "./gather";
import { applyPeople } from "./people";
import { applyProfile, sameName } from "./profiles";

export interface AppliedOrganization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly ssoProfiles: ReadonlyArray<{
    readonly id: ProfileId;
    readonly name: string;
    readonly acsUrl: string;
    readonly entityId: string;
    readonly metadataUrl: string;
    readonly startUrl: string;
  }>;
}

export interface Applied {
  readonly organizations: readonly AppliedOrganization[];
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
}

/** `label` names the file in the audit trail. Running it again changes nothing. */
export async function applyFile(
  ports: Ports,
  file: ApplyFile,
  of: { folder: string; label: string },
): Promise<Applied | { problems: readonly string[] }> {
  try {
    const gathered = await gather(ports, file, of.folder);
    return await doorWork(ports, async (door, now, record) => {
      const notes = { changes: [] as string[], warnings: [...gathered.warnings] };
      const organizations: AppliedOrganization[] = [];
      for (const [i, wanted] of file.organizations.entries()) {
        const events: DomainEvent[] = [];
        const vouched: string[] = [];
        const before = notes.changes.length;
        const organization = await organizationOf(
          door,
          wanted,
          `organizations[${i}]`,
          now,
          notes.changes,
          events,
        );
        const work: OrganizationWork = {
          door,
          repos: door.of(organization.id),
          organization,
          place: `organizations[${i}]`,
          now,
          origin: ports.env.appUrl,
          newId,
          did(line, ...more) {
            notes.changes.push(`${wanted.name}: ${line}`);
            events.push(...more);
          },
          warn: (sentence) => notes.warnings.push(`${wanted.name}: ${sentence}`),
          vouch: (sentence) => vouched.push(sentence),
        };
        organizations.push(await applyOrganization(work, wanted, gathered));
        const changes = notes.changes.length - before;
        if (changes > 0)
          await record(organization.id, OPERATOR_ACTOR, ...events, {
            name: "operator.applied",
            file: of.label,
            changes,
            vouched,
          });
      }
      return { organizations, ...notes };
    });
  } catch (error) {
    if (error instanceof ApplyRefused) return { problems: error.sentences };
    throw error;
  }
}

async function organizationOf(
  { installation }: DoorRepositories,
  { name }: WantedOrganization,
  place: string,
  now: Date,
  changes: string[],
  events: DomainEvent[],
): Promise<{ id: OrganizationId; name: string }> {
  const known = (await installation.organizations()).filter((one) => sameName(one.name, name));
  if (known.length > 1)
    return refuse(
      `${place}.name`,
      `there are ${known.length} organizations with this name; rename one of them first.`,
    );
  if (known[0]) return known[0];
  const id = newId<OrganizationId>("organization");
  await installation.addOrganization({ id, name, timeZone: "UTC", settings: {}, createdAt: now });
  changes.push(`made the organization ${name}`);
  events.push({ name: "organization.created", organization: name });
  return { id, name };
}

/** In this order, so that each step finds what it refers to. */
async function applyOrganization(
  work: OrganizationWork,
  wanted: WantedOrganization,
  { profiles, passwords }: Gathered,
): Promise<AppliedOrganization> {
  if (work.organization.name !== wanted.name) await rename(work, wanted.name);
  if (wanted.secondFactor) await applySecondFactor(work, wanted.secondFactor);
  await applyDomains(work, wanted.domains ?? []);
  if (wanted.users) await applyPeople(work, wanted.users, passwords);
  const requirements: WantedEnforcement[] = [];
  const listed: ProfileId[] = [];
  for (const [i, profile] of (wanted.ssoProfiles ?? []).entries()) {
    const place = `${work.place}.ssoProfiles[${i}]`;
    const profileId = await applyProfile(work, profile, profiles.get(place), place);
    listed.push(profileId);
    if (profile.enforce)
      requirements.push({
        profileId,
        profile: profile.name,
        domains: profile.enforce,
        place: `${place}.enforce`,
      });
  }
  const required = await requiredAfter(work, requirements);
  if (wanted.exemptions) await applyExemptions(work, wanted.exemptions, required);
  await applyRequirements(work, requirements);
  return answer(work, wanted.name, listed);
}

async function applySecondFactor({ repos, did }: OrganizationWork, to: SecondFactorRule): Promise<void> {
  const { settings } = await repos.organization.get();
  const from = secondFactorRule(settings);
  if (from === to) return;
  await repos.organization.saveSettings({ ...settings, secondFactor: to });
  did(
    to === "required"
      ? "passwords need a second factor beside them"
      : "passwords need no second factor beside them",
    { name: "settings.changed", setting: "the second factor for passwords", from, to },
  );
}

async function rename({ repos, organization, did }: OrganizationWork, name: string): Promise<void> {
  await repos.organization.rename(name);
  did(`renamed ${organization.name} to ${name}`, {
    name: "organization.renamed",
    from: organization.name,
    to: name,
  });
}

/** The listed profiles in the file's order, then the organization's others. */
async function answer(
  { repos, organization, origin }: OrganizationWork,
  name: string,
  listed: readonly ProfileId[],
): Promise<AppliedOrganization> {
  const rows = await repos.profiles.list();
  const place = ({ id }: { id: ProfileId }) => (listed.includes(id) ? listed.indexOf(id) : listed.length);
  const ssoProfiles = [...rows]
    .sort((a, b) => place(a) - place(b))
    .map((row) => {
      const { acsUrl, entityId, metadataUrl, startUrl } = serviceProviderOf(origin, row.id);
      return { id: row.id, name: row.name, acsUrl, entityId, metadataUrl, startUrl };
    });
  return { id: organization.id, name, ssoProfiles };
}
