// Certificates of identity providers: how many, how long they last, and what can be wrong with a file.

/** One to five per profile, all trusted (DESIGN.md section 5, rule 6). */
export const MOST_CERTIFICATES = 5;

/** What a certificate says of itself. */
export interface CertificateDetails {
  /** base64 of the DER, without PEM lines. */
  readonly der: string;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  /** As text, one line; written by a stranger. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export type CertificateProblemCode =
  | "CERT_FILE_INVALID"
  | "CERT_PRIVATE_KEY"
  | "CERT_REQUEST"
  | "CERT_PUBLIC_KEY"
  | "CERT_SEVERAL"
  | "CERT_KEY_TOO_SMALL"
  | "CERT_KEY_UNSUPPORTED";

export interface CertificateProblem {
  readonly code: CertificateProblemCode;
  readonly want?: string;
  readonly got?: string;
}

/** What was wrong and what to do, in one or two plain sentences. */
export const CERTIFICATE_PROBLEM_TEXT: Readonly<Record<CertificateProblemCode, string>> = {
  CERT_FILE_INVALID: "That is not a certificate. Export the signing certificate as .pem, .cer or .crt.",
  CERT_PRIVATE_KEY:
    "That contains a private key. It was not kept. Export only the certificate, and treat the key as leaked if you sent it anywhere else.",
  CERT_REQUEST: "That is a certificate request. Export the certificate itself.",
  CERT_PUBLIC_KEY: "That is only a public key. Export the certificate that contains it.",
  CERT_SEVERAL: "That file holds several certificates. Add the signing certificates one by one.",
  CERT_KEY_TOO_SMALL: "The key in this certificate is too short. Use RSA with 2048 bits or more.",
  CERT_KEY_UNSUPPORTED:
    "The key in this certificate is of a kind that cannot be used here. Use RSA, or ECDSA with P-256 or P-384.",
};

export type CertificateValidity =
  | { readonly state: "not-yet-valid"; readonly daysUntilValid: number }
  | { readonly state: "valid" | "expires-soon"; readonly daysLeft: number }
  | { readonly state: "expired"; readonly daysAgo: number };

/** From this many days on, an end is worth a warning. */
export const EXPIRES_SOON_DAYS = 60;
const DAY = 86_400_000;

/** Whole days, rounded down. An expired certificate still verifies (SECURITY.md G11): this is to warn, not to refuse. */
export function certificateValidity(
  certificate: Pick<CertificateDetails, "notBefore" | "notAfter">,
  now: Date,
): CertificateValidity {
  const { notBefore, notAfter } = certificate;
  if (now < notBefore)
    return { state: "not-yet-valid", daysUntilValid: Math.ceil((notBefore.getTime() - now.getTime()) / DAY) };
  if (now > notAfter)
    return { state: "expired", daysAgo: Math.floor((now.getTime() - notAfter.getTime()) / DAY) };
  const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / DAY);
  return { state: daysLeft <= EXPIRES_SOON_DAYS ? "expires-soon" : "valid", daysLeft };
}
