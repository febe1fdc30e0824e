// The database as the file that `apply` reads: applying it again changes nothing. Never passwords or keys.
import type { Repositories } from "../../../db/repositories";
import type { ProfileRow } from "../../../db/repositories/profiles";
import type { OrganizationId } from "../../core/ids";
import { profileFingerprint } from "../../core/profile-fingerprint";
import { liveFingerprints } from "../../core/profile-settings";
import { secondFactorRule } from "../../core/second-factor";
import type { Ports } from "../../runtime/ports";
import { doorReads } from "../../runtime/unit-of-work";
import type { WrittenFile } from "../apply/file-shape";

type WrittenOrganization = WrittenFile["organizations"][number];

/** `only`: one organization; null: all. */
export async function exportWorld(ports: Ports, only: OrganizationId | null): Promise<WrittenFile> {
  const door = doorReads(ports);
  const rows = await door.installation.organizations();
  const organizations: WrittenOrganization[] = [];
  for (const { id, name } of rows)
    if (only === null || id === only)
      organizations.push(await exportOrganization(door.of(id), name, ports.clock()));
  return { organizations };
}

async function exportOrganization(
  repos: Repositories,
  name: string,
  now: Date,
): Promise<WrittenOrganization> {
  const domains = await repos.domains.list();
  const ssoProfiles: NonNullable<WrittenOrganization["ssoProfiles"]> = [];
  // A profile that was never published has no settings that the file could hold.
  for (const profile of await repos.profiles.list())
    if (profile.live) {
      const enforce = domains.filter((row) => row.enforcedByProfileId === profile.id).map((row) => row.name);
      ssoProfiles.push(await exportProfile(repos, profile, profile.live, enforce));
    }
  const exemptions = (await repos.exemptions.inForce(now)).filter(
    ({ exemption }) => exemption.kind !== "until-first-sso",
  );
  return {
    name,
    secondFactor: secondFactorRule((await repos.organization.get()).settings),
    domains: domains.map((row) => ({
      name: row.name,
      approved: row.verifiedAt !== null && row.lostAt === null && row.missingSince === null,
    })),
    users: await exportUsers(repos, now),
    ssoProfiles,
    exemptions: exemptions.map(({ exemption, email }) => ({
      email,
      reason: exemption.reason,
      until: exemption.until?.toISOString().slice(0, 10) ?? null,
    })),
  };
}

async function exportUsers(repos: Repositories, now: Date) {
  const users: NonNullable<WrittenOrganization["users"]> = [];
  let after: string | undefined;
  do {
    const page = await repos.people.page({}, { after, limit: 500 }, now);
    users.push(...page.people.map(({ email, name, role }) => ({ email, name, role })));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return users;
}

async function exportProfile(
  repos: Repositories,
  profile: ProfileRow,
  live: NonNullable<ProfileRow["live"]>,
  enforce: string[],
) {
  const certificates = (await repos.profiles.certificates(profile.id)).filter((row) => row.live);
  const fingerprint = profileFingerprint(live, liveFingerprints(certificates));
  return {
    name: profile.name,
    metadataFile: null,
    metadataUrl: profile.metadataUrl,
    issuer: live.issuer,
    signInUrl: live.signInUrl,
    certificates: certificates.map(({ der }) => der),
    enforce,
    trustedWithoutTest: profile.waivedFingerprint === fingerprint,
    signRequests: live.signRequests,
    acceptUnsolicited: live.acceptUnsolicited,
    newAccounts: live.newAccounts,
  };
}
