// Time-based one-time passwords (RFC 6238): SHA-1, six digits, 30 seconds, which every authenticator app reads.
import { Secret, TOTP } from "otpauth";

const STEP_SECONDS = 30;

/** A new secret: base32 to type, and the address for a QR code. */
export function newTotp(email: string): { secret: string; address: string } {
  const totp = make(new Secret({ size: 20 }), email);
  return { secret: totp.secret.base32, address: totp.toString() };
}

export function totpAddress(secret: string, email: string): string {
  return make(Secret.fromBase32(secret), email).toString();
}

/**
 * The time step that a code belongs to, if it is right now (one step either way for clocks), else null. A step that was
 * used before, or an earlier one, is refused: a code works once (RFC 6238 5.2).
 */
export function totpStep(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const digits = code.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = make(Secret.fromBase32(secret), "").validate({
    token: digits,
    timestamp: now.getTime(),
    window: 1,
  });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** The code of this moment, as the app shows it: for rehearsals. */
export function totpCode(secret: string, now: Date): string {
  return make(Secret.fromBase32(secret), "").generate({ timestamp: now.getTime() });
}

function make(secret: Secret, label: string): TOTP {
  return new TOTP({
    issuer: "Doorward",
    label: label || "Doorward",
    algorithm: "SHA1",
    digits: 6,
    period: STEP_SECONDS,
    secret,
  });
}
