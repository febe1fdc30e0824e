// A sign-in failed because it was signed with a certificate that the profile does not know: look at it, and trust it.
import { z } from "zod";
import { CERTIFICATE_PROBLEM_TEXT, type CertificateDetails } from "../core/certificate";
import type { AttemptId, ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";
import { readCertificate } from "../saml/certificate";
import { trustCertificate } from "./trust-certificate";

/** Older failures say nothing of today's certificate. */
export const ADOPT_WITHIN_DAYS = 7;

const input = z.object({
  profileId: z.string().transform((id) => id as ProfileId),
  attemptId: z.string().transform((id) => id as AttemptId),
  /** SHA-256 as the page showed it, so that nothing else is adopted than what was looked at. */
  fingerprint: z.string(),
  confirmed: z.string().optional(),
});

/** Into the draft, beside the others (R5): it still needs its test and its publication. */
export const adoptCertificateCommand = defineCommand<
  typeof input,
  { fingerprint: string },
  CertificateDetails
>({
  permission: "sso.manage",
  fresh: true,
  input,
  async prepare(outside, reads, { profileId, attemptId, fingerprint, confirmed }) {
    const attempt = await reads.attempts.find(attemptId);
    const oldest = outside.clock().getTime() - ADOPT_WITHIN_DAYS * 86_400_000;
    const candidate = attempt?.fault?.candidateCertificate;
    if (!attempt || !candidate || attempt.profileId !== profileId || attempt.startedAt.getTime() < oldest)
      return { refused: { code: "not-found", what: "certificate" } };
    const read = readCertificate(candidate);
    if ("problem" in read)
      return {
        refused: { code: "certificate-problem", problem: CERTIFICATE_PROBLEM_TEXT[read.problem.code] },
      };
    if (read.certificate.fingerprint !== fingerprint || confirmed === undefined)
      return { refused: { code: "certificate-not-confirmed" } };
    return { evidence: read.certificate };
  },
  run: (context, { profileId }) => trustCertificate(context, profileId, "adopted"),
});
