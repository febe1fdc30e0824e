import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import type { ProfileId } from "../core/ids";
import { differences, editedSettings, isWhole } from "../core/profile-settings";
import { serviceProviderOf } from "../core/sso-profile";
import { detectProvider, guideOf } from "../guides/guides";
import { defineQuery, type QueryContext } from "../runtime/query";
import { editedFingerprint, isTested, profileState } from "./profile-state";

const DAY = 86_400_000;

/** One profile, for its pages and the wizard. Null when it is not here. A set-up contact sees the wizard's part of it. */
export const ssoProfileQuery = defineQuery({
  permission: "organization.read",
  setUpContact: "profile",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ reads, now, origin, actor, mailIsSent }, { profileId }) {
    const profile = await reads.profiles.find(profileId);
    if (!profile) return null;
    const inside = actor.kind === "person";
    const certificates = await reads.profiles.certificates(profileId);
    const domains = await reads.domains.list();
    const edited = editedSettings(profile, certificates);
    const required = domains.filter((row) => row.enforcedByProfileId === profileId);
    const { issuer, signInUrl } = edited.configuration;
    const [version] = (await reads.profiles.versions(profileId)).slice(-1);
    const sameIssuer = (await reads.profiles.list()).find(
      (other) => other.id !== profileId && issuer !== "" && other.live?.issuer === issuer,
    );
    const attempts = await reads.attempts.page(10, { profileId });
    /** Each asked for by itself: among the newest ten there may be none. */
    const last = async (filter: Parameters<typeof reads.attempts.page>[1]) =>
      (await reads.attempts.page(1, { profileId, ...filter }))[0] ?? null;
    const tests = await reads.attempts.page(20, { profileId, purpose: "test" });
    const lastTest = tests[0] ?? null;
    const fingerprint = editedFingerprint(profile, certificates);
    /** The last finished test of exactly these settings; what it found counts, not an earlier pass. */
    const ofThese = tests.find((row) => row.finishedAt !== null && row.configuration === fingerprint);
    const failed = ofThese?.outcome === "test-failed";
    const lastSignIn = await last({ purpose: "login", outcome: "signed-in" });
    const lastRefused = await last({ purpose: "login", outcome: "refused", meant: true });
    const wizard = profile.wizard as { done?: string[]; ticks?: string[]; savedAt?: string; step?: string };
    const changedBy = profile.draftChangedBy ? await reads.users.find(profile.draftChangedBy) : null;
    const saved = [wizard.savedAt, profile.draftChangedAt?.toISOString(), profile.createdAt.toISOString()];
    return {
      id: profile.id,
      name: profile.name,
      guideId: guideOf(profile.provider).id,
      legacy: profile.id.startsWith("JB"),
      organization: (await reads.organization.get()).name,
      serviceProvider: serviceProviderOf(origin, profileId),
      state: profileState(profile, certificates, {
        required: required.length > 0,
        paused: isPaused(profile, now),
        failed,
      }),
      on: profile.on,
      paused: isPaused(profile, now),
      published: profile.live !== null,
      publishedAt: profile.publishedAt,
      configuration: edited.configuration,
      whole: isWhole(edited),
      changes: profile.draft
        ? differences(editedSettings({ ...profile, draft: null }, certificates), edited)
        : [],
      hasDraft: profile.draft !== null,
      draftChangedAt: profile.draftChangedAt?.toISOString() ?? "",
      /** Who else has changed the draft last; null when it was the one who asks. */
      changedByOther:
        changedBy && inside && changedBy.id !== actor.userId && profile.draftChangedAt
          ? { name: changedBy.name, at: profile.draftChangedAt }
          : null,
      certificates: certificates
        .filter((row) => row.live || edited.certificates.includes(row.fingerprint))
        .map((row) => ({
          id: row.id,
          subject: row.subject,
          fingerprint: row.fingerprint,
          notBefore: row.notBefore,
          notAfter: row.notAfter,
          source: row.source,
          addedAt: row.addedAt,
          lastSeenAt: row.lastSeenAt,
          live: row.live,
          kept: edited.certificates.includes(row.fingerprint),
        })),
      metadataUrl: profile.metadataUrl,
      metadataFetchedAt: profile.metadataFetchedAt,
      metadataProblem: profile.metadataProblem,
      step: wizard.step ?? "create",
      done: wizard.done ?? [],
      ticks: wizard.ticks ?? [],
      savedAt: saved
        .filter((at): at is string => at !== undefined)
        .sort()
        .at(-1)!,
      tested: isTested(profile, certificates) && !failed,
      /** They passed once, and failed since. */
      failedSince: isTested(profile, certificates) && failed,
      testedAt: profile.testedAt,
      testedBy: profile.testedBy,
      domains: domains
        .filter(() => inside || actor.mayVerifyDomains)
        .map(({ id, name, verifiedAt, lostAt, enforcedByProfileId }) => ({
          id,
          name,
          verified: verifiedAt !== null && lostAt === null,
          required: enforcedByProfileId === profileId,
          requiredElsewhere: enforcedByProfileId !== null && enforcedByProfileId !== profileId,
        })),
      required: required.length > 0,
      detected: issuer ? (detectProvider(issuer, signInUrl)?.id ?? null) : null,
      sameIssuer: inside ? (sameIssuer?.name ?? null) : null,
      undoUntil:
        version && now.getTime() - version.replacedAt.getTime() < DAY
          ? new Date(version.replacedAt.getTime() + DAY)
          : null,
      /** What undoing the last publication changes, from what is live to what was. */
      undoChanges: version
        ? differences(editedSettings({ ...profile, draft: null }, certificates), version)
        : [],
      lastTest: lastTest && { at: lastTest.startedAt, outcome: lastTest.outcome },
      lastSignIn: inside && lastSignIn ? { at: lastSignIn.startedAt } : null,
      lastRefused:
        inside && lastRefused
          ? { id: lastRefused.id, at: lastRefused.startedAt, because: lastRefused.because }
          : null,
      attempts: attempts
        .filter(({ purpose }) => inside || purpose === "test")
        .map(({ id, reference, purpose, outcome, because, email, startedAt }) => ({
          ...{ id, reference, purpose, outcome, because, email, startedAt },
        })),
      links: inside ? await openLinks({ reads, now }, profileId) : [],
      mailIsSent,
      now,
    };
  },
});

/** Set-up links and test links that still work, newest first. */
async function openLinks({ reads, now }: Pick<QueryContext, "reads" | "now">, profileId: ProfileId) {
  const rows = [
    ...(await reads.links.open({ purpose: "set-up", profileId }, now)),
    ...(await reads.links.open({ purpose: "test", profileId }, now)),
  ];
  return rows.map(({ id, purpose, email, createdAt, expiresAt, data }) => ({
    ...{ id, purpose, email, createdAt, expiresAt },
    opened: Array.isArray(data.browsers) && data.browsers.length > 0,
  }));
}
