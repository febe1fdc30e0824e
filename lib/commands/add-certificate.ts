import { z } from "zod";
import { CERTIFICATE_PROBLEM_TEXT, type CertificateDetails } from "../core/certificate";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";
import { readCertificate } from "../saml/certificate";
import { trustCertificate } from "./trust-certificate";

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
    run: (context, { profileId }) => trustCertificate(context, profileId, "upload"),
  },
);
