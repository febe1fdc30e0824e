// Reads the certificate that somebody pasted or uploaded, in any of the usual forms.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import type { CertificateDetails, CertificateProblem } from "../core/certificate";
import { isUsableKey, SMALLEST_RSA } from "./trusted-keys";

export type ReadCertificate =
  | { readonly certificate: CertificateDetails }
  | { readonly problem: CertificateProblem };

const LARGEST_FILE = 64 * 1024;
const LARGEST_RSA = 8192;

/** PEM, base64 with or without line breaks, or DER bytes. Nothing of a private key is kept or repeated. */
export function readCertificate(input: string | Uint8Array): ReadCertificate {
  if (input.length > LARGEST_FILE) return problem("CERT_FILE_INVALID", "at most 64 KiB");
  const bytes = typeof input === "string" ? Buffer.from(input, "utf8") : Buffer.from(input);
  const text = bytes.toString("latin1");
  if (text.includes("PRIVATE KEY")) return problem("CERT_PRIVATE_KEY");
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)];
  if (blocks.length === 0)
    return readDer(looksLikeDer(bytes) ? bytes : Buffer.from(text.replace(/\s+/g, ""), "base64"));
  const certificates = blocks.filter(
    ([, label]) => label === "CERTIFICATE" || label === "X509 CERTIFICATE" || label === "TRUSTED CERTIFICATE",
  );
  if (certificates.length > 1) return problem("CERT_SEVERAL", "one certificate", String(certificates.length));
  const [only] = certificates;
  if (only) return readDer(Buffer.from(only[2]!.replace(/\s+/g, ""), "base64"));
  if (blocks.some(([, label]) => label!.includes("REQUEST"))) return problem("CERT_REQUEST");
  return problem(
    blocks.some(([, label]) => label!.includes("PUBLIC KEY")) ? "CERT_PUBLIC_KEY" : "CERT_FILE_INVALID",
  );
}

function looksLikeDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
}

function readDer(der: Buffer): ReadCertificate {
  let x509: X509Certificate;
  try {
    x509 = new X509Certificate(der);
  } catch {
    return problem(
      holdsPrivateKey(der) ? "CERT_PRIVATE_KEY" : isPublicKey(der) ? "CERT_PUBLIC_KEY" : "CERT_FILE_INVALID",
    );
  }
  const exact = x509.raw;
  const unusable = keyProblem(x509);
  if (unusable) return { problem: unusable };
  return {
    certificate: {
      der: exact.toString("base64"),
      fingerprint: createHash("sha256").update(exact).digest("hex"),
      subject: oneLine(x509.subject) || "no subject",
      notBefore: new Date(x509.validFrom),
      notAfter: new Date(x509.validTo),
    },
  };
}

function oneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join(", ");
}

function keyProblem(x509: X509Certificate): CertificateProblem | null {
  let key: KeyObject;
  try {
    key = x509.publicKey;
  } catch {
    return { code: "CERT_KEY_UNSUPPORTED", want: "RSA, P-256 or P-384" };
  }
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < SMALLEST_RSA)
    return { code: "CERT_KEY_TOO_SMALL", want: `${SMALLEST_RSA} bits`, got: `${bits} bits` };
  if (isUsableKey(key) && (bits ?? 0) <= LARGEST_RSA) return null;
  const kind = bits
    ? `RSA with ${bits} bits`
    : (key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? "unknown");
  return { code: "CERT_KEY_UNSUPPORTED", want: `RSA up to ${LARGEST_RSA} bits, P-256 or P-384`, got: kind };
}

/** PKCS#1, PKCS#8, SEC 1, and PKCS#12 (.pfx, .p12), which begins with version 3 (RFC 7292 section 4). */
function holdsPrivateKey(der: Buffer): boolean {
  const header = (der[1] ?? 0) < 0x80 ? 2 : 2 + ((der[1] ?? 0) & 0x7f);
  if (der[0] === 0x30 && der.subarray(header, header + 3).equals(Buffer.from([0x02, 0x01, 0x03])))
    return true;
  return (["pkcs8", "pkcs1", "sec1"] as const).some((type) =>
    reads(() => createPrivateKey({ key: der, format: "der", type })),
  );
}

function isPublicKey(der: Buffer): boolean {
  return (["spki", "pkcs1"] as const).some((type) =>
    reads(() => createPublicKey({ key: der, format: "der", type })),
  );
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function problem(code: CertificateProblem["code"], want?: string, got?: string): ReadCertificate {
  return { problem: { code, ...(want ? { want } : {}), ...(got ? { got } : {}) } };
}
