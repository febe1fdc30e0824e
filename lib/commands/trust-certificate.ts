import { type CertificateDetails, MOST_CERTIFICATES } from "../core/certificate";
import type { CertificateId, ProfileId } from "../core/ids";
import { editedSettings } from "../core/profile-settings";
import type { CommandContext, Outcome } from "../runtime/command";

/** One more trusted certificate beside the others, into the draft (R5): nothing is swapped, and it needs its test and its publication. */
export async function trustCertificate(
  { actor, repos, now, newId, evidence }: CommandContext<CertificateDetails>,
  profileId: ProfileId,
  source: "upload" | "adopted",
): Promise<Outcome<{ fingerprint: string }>> {
  const profile = await repos.profiles.find(profileId);
  if (!profile) return { refused: { code: "not-found", what: "profile" } };
  const edited = editedSettings(profile, await repos.profiles.certificates(profileId));
  const { der, fingerprint, subject, notBefore, notAfter } = evidence;
  if (edited.certificates.includes(fingerprint)) return { refused: { code: "certificate-known" } };
  if (edited.certificates.length >= MOST_CERTIFICATES)
    return { refused: { code: "certificate-limit", limit: MOST_CERTIFICATES } };
  const me = actor.kind === "person" ? actor.userId : null;
  await repos.profiles.addCertificate({
    id: newId<CertificateId>("certificate"),
    profileId,
    der,
    fingerprint,
    subject,
    notBefore,
    notAfter,
    source,
    live: false,
    addedAt: now,
    addedBy: me,
    remindersSent: [],
  });
  await repos.profiles.change(profileId, {
    draft: {
      configuration: profile.draft?.configuration ?? profile.live ?? {},
      certificates: [...edited.certificates, fingerprint],
    },
    draftChangedAt: now,
    draftChangedBy: me,
  });
  return {
    done: { fingerprint },
    events: [{ name: "certificate.added", profileId, profile: profile.name, fingerprint, source }],
  };
}
