import type { CertificateRow, ProfileRow } from "../../../db/repositories/profiles";
import type { CertificateDetails } from "../../core/certificate";
import type { ProfileId } from "../../core/ids";
import { profileFingerprint } from "../../core/profile-fingerprint";
import {
  differences,
  editedSettings,
  liveFingerprints,
  type ProfileSettings,
} from "../../core/profile-settings";
import { DEFAULT_CONFIGURATION } from "../../core/sso-profile";
import { detectProvider } from "../../guides/guides";
import { type OrganizationWork, refuse } from "./apply-work";
import { applyCertificates } from "./certificates";
import type { WantedProfile } from "./file-shape";
import type { ProfileEvidence } from "./gather";

/** Makes the profile, or its live settings, what the file says. Answers its id, which stays for ever. */
export async function applyProfile(
  work: OrganizationWork,
  wanted: WantedProfile,
  evidence: ProfileEvidence | undefined,
  place: string,
): Promise<ProfileId> {
  const { repos } = work;
  const known = (await repos.profiles.list()).filter(({ name }) => sameName(name, wanted.name));
  if (known.length > 1)
    refuse(`${place}.name`, `${work.organization.name} has several profiles named “${wanted.name}”.`);
  if (!evidence && !known[0]?.live)
    refuse(place, "needs metadataFile, or metadataUrl, or issuer, signInUrl and certificates.");
  const profile = known[0] ?? (await create(work, wanted, evidence!));
  await applyName(work, profile, wanted.name);
  const certificates = await repos.profiles.certificates(profile.id);
  const settings = wantedSettings(profile, certificates, wanted, evidence);
  await applySettings(work, profile, certificates, settings, evidence?.certificates ?? []);
  await applyMetadataUrl(work, profile, wanted, evidence);
  await applyTrust(work, profile, wanted, profileFingerprint(settings.configuration, settings.certificates));
  return profile.id;
}

export const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

async function create(
  { repos, now, newId, did }: OrganizationWork,
  { name }: WantedProfile,
  { configuration }: ProfileEvidence,
): Promise<ProfileRow> {
  const profile = await repos.profiles.add({
    id: newId<ProfileId>("profile"),
    name,
    provider: detectProvider(configuration.issuer ?? "", configuration.signInUrl ?? "")?.id ?? "generic",
    visible: true,
    on: true,
    live: null,
    liveVersion: 0,
    wizard: { step: "test", done: ["provider", "create", "exchange", "claims", "collect", "access"] },
    testedBy: [],
    createdAt: now,
  });
  did(`made the profile “${name}”`, { name: "sso-profile.created", profileId: profile.id, profile: name });
  return profile;
}

async function applyName({ repos, did }: OrganizationWork, profile: ProfileRow, name: string): Promise<void> {
  if (profile.name === name) return;
  await repos.profiles.change(profile.id, { name });
  const changed = {
    name: "sso-profile.changed",
    profileId: profile.id,
    profile: name,
    changed: ["name"],
    changes: [{ setting: "name", from: profile.name, to: name }],
  } as const;
  did(`renamed the profile “${profile.name}” to “${name}”`, changed);
}

/** What the file does not mention stays. */
function wantedSettings(
  profile: ProfileRow,
  certificates: readonly CertificateRow[],
  wanted: WantedProfile,
  evidence: ProfileEvidence | undefined,
): ProfileSettings {
  const signRequests =
    wanted.signRequests ?? profile.live?.signRequests ?? evidence?.wantsSignedRequests ?? undefined;
  const { acceptUnsolicited, newAccounts } = wanted;
  return {
    configuration: {
      ...DEFAULT_CONFIGURATION,
      issuer: "",
      signInUrl: "",
      ...profile.live,
      ...evidence?.configuration,
      ...(signRequests === undefined ? {} : { signRequests }),
      ...(acceptUnsolicited == null ? {} : { acceptUnsolicited }),
      ...(newAccounts == null ? {} : { newAccounts }),
    },
    certificates: evidence
      ? evidence.certificates.map(({ fingerprint }) => fingerprint)
      : liveFingerprints(certificates),
  };
}

/** Publishes them; what they replace can be restored for a day. A draft that somebody is editing stays. */
async function applySettings(
  work: OrganizationWork,
  profile: ProfileRow,
  certificates: readonly CertificateRow[],
  settings: ProfileSettings,
  brought: readonly CertificateDetails[],
): Promise<void> {
  const { repos, now, newId, did, warn } = work;
  const before = editedSettings({ live: profile.live, draft: null }, certificates);
  const changed = differences(before, settings).map(({ setting }) => setting);
  if (profile.live && changed.length === 0) return;
  if (profile.live)
    await repos.profiles.addVersion({
      id: newId("version"),
      profileId: profile.id,
      version: profile.liveVersion,
      configuration: profile.live,
      certificates: before.certificates,
      testedFingerprint: profile.testedFingerprint,
      replacedAt: now,
      replacedBy: null,
    });
  const events = await applyCertificates(work, profile, certificates, settings.certificates, brought);
  await repos.profiles.change(profile.id, {
    live: settings.configuration,
    liveVersion: profile.liveVersion + 1,
    publishedAt: now,
    ...(profile.live ? {} : { draft: null, draftChangedAt: null, draftChangedBy: null }),
  });
  if (profile.live && profile.draft)
    warn(
      `“${profile.name}” has changes that somebody is editing; they are not published and were left alone.`,
    );
  did(
    `published the settings of “${profile.name}”${profile.live ? `: ${changed.join(", ")}` : ""}`,
    { name: "sso-profile.published", profileId: profile.id, profile: profile.name, changed },
    ...events,
  );
}

/** Absent: stays. Null: no longer refreshed by itself. */
async function applyMetadataUrl(
  { repos, now, did }: OrganizationWork,
  profile: ProfileRow,
  { metadataUrl }: WantedProfile,
  evidence: ProfileEvidence | undefined,
): Promise<void> {
  if (evidence?.fetched)
    await repos.profiles.change(profile.id, { metadataFetchedAt: now, metadataProblem: null });
  if (metadataUrl === undefined || metadataUrl === profile.metadataUrl) return;
  await repos.profiles.change(profile.id, {
    metadataUrl,
    ...(metadataUrl === null ? { metadataFetchedAt: null, metadataProblem: null } : {}),
  });
  did(
    metadataUrl
      ? `“${profile.name}” reads its metadata at ${metadataUrl}`
      : `“${profile.name}” no longer reads its metadata by itself`,
    {
      name: "sso-profile.changed",
      profileId: profile.id,
      profile: profile.name,
      changed: ["metadataUrl"],
      changes: [{ setting: "metadataUrl", from: profile.metadataUrl ?? "", to: metadataUrl ?? "" }],
    },
  );
}

/** The operator's word counts for exactly these settings, as a test does (R1). */
async function applyTrust(
  { repos, did, vouch }: OrganizationWork,
  profile: ProfileRow,
  { trustedWithoutTest }: WantedProfile,
  fingerprint: string,
): Promise<void> {
  const trusted = profile.waivedFingerprint === fingerprint;
  if (trustedWithoutTest === true && !trusted) {
    await repos.profiles.change(profile.id, { waivedFingerprint: fingerprint });
    did(`trusted the settings of “${profile.name}” without a test`);
    vouch(`“${profile.name}” without a test`);
  }
  if (trustedWithoutTest === false && trusted) {
    await repos.profiles.change(profile.id, { waivedFingerprint: null });
    did(`“${profile.name}” is no longer trusted without a test`);
  }
}
