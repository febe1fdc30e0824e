// Randomness, hashes of one-time secrets, and sealing what must be read again. One master secret, one derived key per use.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { ID_PREFIX } from "../core/ids";

/** A new id of that kind: its prefix and 128 random bits in hex. */
export function newId<Id extends string>(kind: keyof typeof ID_PREFIX): Id {
  return (ID_PREFIX[kind] + randomBytes(16).toString("hex")) as Id;
}

/** A one-time secret for a cookie or an address: 256 random bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The public value that proves a domain: 128 random bits in hex (SECURITY.md D1). */
export function newChallenge(): string {
  return randomBytes(16).toString("hex");
}

/** What is kept of a one-time secret. It has 256 random bits, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

const READABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Random text that people can read out: groups of four, without 0 O 1 I. `groups` of 20 bits each. */
export function readableCode(groups: number): string {
  const bytes = randomBytes(groups * 4);
  const letters = Array.from(bytes, (byte) => READABLE[byte % 32]).join("");
  return letters.match(/.{4}/g)!.join("-");
}

export interface Seal {
  /** AES-256-GCM under a key derived from AUTH_SECRET. */
  close(plain: string): string;
  /** Throws when the text was not sealed with this AUTH_SECRET. */
  open(sealed: string): string;
}

/** `purpose` keeps the uses apart: what was sealed for one cannot be opened for another. */
export function sealFor(authSecret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", authSecret, "doorward", purpose, 32));
  return {
    close(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open(text) {
      const bytes = Buffer.from(text, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
