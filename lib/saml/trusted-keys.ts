// Public keys of certificates. Reading one costs more than verifying with it, so the last few hundred are kept.
import { type KeyObject, X509Certificate } from "node:crypto";

const KEPT = 512;
const kept = new Map<string, KeyObject | null>();

/** The key in a certificate (base64 of the DER); null when it cannot be read or is not one we verify with. */
export function publicKeyOf(der: string): KeyObject | null {
  const known = kept.get(der);
  if (known !== undefined) return known;
  const key = readPublicKey(der);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(der, key);
  return key;
}

function readPublicKey(der: string): KeyObject | null {
  try {
    const key = new X509Certificate(Buffer.from(der, "base64")).publicKey;
    return isUsableKey(key) ? key : null;
  } catch {
    return null;
  }
}

/** RSA from 2048 bits (SECURITY.md G8) with an exponent that hides anything, or an elliptic curve P-256 or P-384. */
export function isUsableKey(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss")
    return (details?.modulusLength ?? 0) >= SMALLEST_RSA && (details?.publicExponent ?? 0n) >= 3n;
  return key.asymmetricKeyType === "ec" && USABLE_CURVES.includes(details?.namedCurve ?? "");
}

export const SMALLEST_RSA = 2048;
export const USABLE_CURVES: readonly string[] = ["prime256v1", "secp384r1"];
