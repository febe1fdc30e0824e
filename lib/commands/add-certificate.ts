import { z } from "zod";
import { CERTIFICATE_PROBLEM_TEXT, type CertificateDetails, MOST_CERTIFICATES } from "../core/certificate";
import type { CertificateId, ProfileId } from "../core/ids";
import { editedSettings } from "../core/profile-settings";
import { defineCommand } from "../runtime/command";
import { readCertificate } from "../saml/certificate";

const input = z.object({
  profileId: z.string().transform((id) => id as ProfileId),
  certificate: z.string("Paste the certificate.").max(64 * 1024),
});

/** One more trusted certificate beside the others, into the draft (R5): nothing is swapped. */
export const addCertificateCommand = defineCommand<typeof input, { fingerprint: string }, CertificateDetails>(
  {
    permission: "sso.manage",
    setUpContact: "profile",
    input,
    async prepare(_outside, _reads, { certificate }) {
      const read = readCertificate(certificate);
      return "problem" in read
        ? { refused: { code: "certificate-problem", problem: CERTIFICATE_PROBLEM_TEXT[read.problem.code] } }
        : { evidence: read.certificate };
    },
    async run({ actor, repos, now, newId, evidence }, { profileId }) {
      const profile = await repos.profiles.find(profileId);
      if (!profile) return { refused: { code: "not-found", what: "profile" } };
      const edited = editedSettings(profile, await repos.profiles.certificates(profileId));
      if (edited.certificates.includes(evidence.fingerprint))
        return { refused: { code: "certificate-known" } };
      if (edited.certificates.length >= MOST_CERTIFICATES)
        return { refused: { code: "certificate-limit", limit: MOST_CERTIFICATES } };
      const me = actor.kind === "person" ? actor.userId : null;
      const { der, fingerprint, subject, notBefore, notAfter } = evidence;
      await repos.profiles.addCertificate({
        id: newId<CertificateId>("certificate"),
        profileId,
        der,
        fingerprint,
        subject,
        notBefore,
        notAfter,
        source: "upload",
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
        events: [
          { name: "certificate.added", profileId, profile: profile.name, fingerprint, source: "upload" },
        ],
      };
    },
  },
);
