import { z } from "zod";
import type { CertificateDetails } from "../core/certificate";
import type { AttemptId, ProfileId } from "../core/ids";
import { editedSettings } from "../core/profile-settings";
import { defineQuery } from "../runtime/query";
import { readCertificate } from "../saml/certificate";

const WITHIN_MS = 7 * 86_400_000;

export interface AdoptableCertificate extends Omit<CertificateDetails, "der"> {
  readonly attemptId: AttemptId;
  readonly reference: string;
  readonly startedAt: Date;
}

/** The certificate that a recent failed sign-in came with and that the profile does not know: of this attempt, or of the newest. */
export const adoptableCertificateQuery = defineQuery({
  permission: "sso.manage",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    attemptId: z
      .string()
      .transform((id) => id as AttemptId)
      .optional(),
  }),
  async run({ reads, now }, { profileId, attemptId }): Promise<AdoptableCertificate | null> {
    const profile = await reads.profiles.find(profileId);
    if (!profile) return null;
    const since = new Date(now.getTime() - WITHIN_MS);
    const one = attemptId ? await reads.attempts.find(attemptId) : null;
    const recent = attemptId ? (one ? [one] : []) : await reads.attempts.page(50, { profileId, since });
    const known = editedSettings(profile, await reads.profiles.certificates(profileId)).certificates;
    for (const attempt of recent) {
      const der = attempt.fault?.candidateCertificate;
      if (!der || attempt.profileId !== profileId || attempt.startedAt < since) continue;
      const read = readCertificate(der);
      if ("problem" in read || known.includes(read.certificate.fingerprint)) continue;
      const { fingerprint, subject, notBefore, notAfter } = read.certificate;
      const { id, reference, startedAt } = attempt;
      return { attemptId: id, reference, startedAt, fingerprint, subject, notBefore, notAfter };
    }
    return null;
  },
});
