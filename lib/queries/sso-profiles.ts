import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import type { CertificateRow, ProfileRow } from "../../db/repositories/profiles";
import type { ProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { differences, editedSettings, isWhole } from "../core/profile-settings";
import { serviceProviderOf } from "../core/sso-profile";
import { detectProvider, guideOf } from "../guides/guides";
import { defineQuery } from "../runtime/query";

export type ProfileState =
  | "draft"
  | "ready-to-test"
  | "tested"
  | "live"
  | "live-not-required"
  | "live-with-draft"
  | "paused"
  | "off";

/** The list's question: every profile with its state and where to go on. */
export const ssoProfilesQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads, now }) {
    const domains = await reads.domains.list();
    return Promise.all(
      (await reads.profiles.list()).map(async (profile) => {
        const certificates = await reads.profiles.certificates(profile.id);
        const required = domains.filter((row) => row.enforcedByProfileId === profile.id);
        return {
          id: profile.id,
          name: profile.name,
          provider: guideOf(profile.provider).fullName,
          state: stateOf(profile, certificates, required.length > 0, isPaused(profile, now)),
          domains: required.map(({ name }) => name),
          step: typeof profile.wizard.step === "string" ? profile.wizard.step : "create",
          published: profile.live !== null,
        };
      }),
    );
  },
});

/** One profile, for its pages and the wizard. Null when it is not here. */
export const ssoProfileQuery = defineQuery({
  permission: "organization.read",
  setUpContact: "profile",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ reads, now, origin }, { profileId }) {
    const profile = await reads.profiles.find(profileId);
    if (!profile) return null;
    const certificates = await reads.profiles.certificates(profileId);
    const domains = await reads.domains.list();
    const edited = editedSettings(profile, certificates);
    const required = domains.filter((row) => row.enforcedByProfileId === profileId);
    const { issuer, signInUrl } = edited.configuration;
    const [version] = (await reads.profiles.versions(profileId)).slice(-1);
    const sameIssuer = (await reads.profiles.list()).find(
      (other) => other.id !== profileId && issuer !== "" && other.live?.issuer === issuer,
    );
    return {
      id: profile.id,
      name: profile.name,
      guideId: guideOf(profile.provider).id,
      organization: (await reads.organization.get()).name,
      serviceProvider: serviceProviderOf(origin, profileId),
      state: stateOf(profile, certificates, required.length > 0, isPaused(profile, now)),
      on: profile.on,
      published: profile.live !== null,
      publishedAt: profile.publishedAt,
      configuration: edited.configuration,
      whole: isWhole(edited),
      changes: profile.draft
        ? differences(editedSettings({ ...profile, draft: null }, certificates), edited)
        : [],
      draftChangedAt: profile.draftChangedAt?.toISOString() ?? "",
      certificates: certificates
        .filter((row) => row.live || edited.certificates.includes(row.fingerprint))
        .map((row) => ({
          id: row.id,
          subject: row.subject,
          fingerprint: row.fingerprint,
          notBefore: row.notBefore,
          notAfter: row.notAfter,
          lastSeenAt: row.lastSeenAt,
          live: row.live,
          kept: edited.certificates.includes(row.fingerprint),
        })),
      metadataUrl: profile.metadataUrl,
      metadataFetchedAt: profile.metadataFetchedAt,
      done: (profile.wizard.done as string[] | undefined) ?? [],
      tested: isTested(profile, certificates),
      testedAt: profile.testedAt,
      testedBy: profile.testedBy,
      domains: domains.map(({ id, name, verifiedAt, lostAt, enforcedByProfileId }) => ({
        id,
        name,
        verified: verifiedAt !== null && lostAt === null,
        required: enforcedByProfileId === profileId,
      })),
      detected: issuer ? (detectProvider(issuer, signInUrl)?.id ?? null) : null,
      sameIssuer: sameIssuer?.name ?? null,
      undoUntil:
        version && now.getTime() - version.replacedAt.getTime() < 86_400_000
          ? new Date(version.replacedAt.getTime() + 86_400_000)
          : null,
      attempts: (await reads.attempts.page(10, { profileId })).map((row) => ({
        id: row.id,
        reference: row.reference,
        purpose: row.purpose,
        outcome: row.outcome,
        because: row.because,
        email: row.email,
        startedAt: row.startedAt,
      })),
      now,
    };
  },
});

/** R1: the settings as they stand now are those that passed. */
function isTested(profile: ProfileRow, certificates: readonly CertificateRow[]): boolean {
  const { configuration, certificates: kept } = editedSettings(profile, certificates);
  return profile.testedFingerprint === profileFingerprint(configuration, kept);
}

function stateOf(
  profile: ProfileRow,
  certificates: readonly CertificateRow[],
  required: boolean,
  paused: boolean,
): ProfileState {
  if (!profile.on) return "off";
  if (paused) return "paused";
  if (!profile.live) {
    if (!isWhole(editedSettings(profile, certificates))) return "draft";
    return isTested(profile, certificates) ? "tested" : "ready-to-test";
  }
  if (profile.draft) return "live-with-draft";
  return required ? "live" : "live-not-required";
}
