// Our own signing and encryption keys: RSA with a self-signed certificate, as SAML peers expect them.
import {
  createHash,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import { promisify } from "node:util";
import {
  bitString,
  boolean,
  nothing,
  objectId,
  octets,
  positiveInteger,
  sequence,
  set,
  tagged,
  time,
  utf8,
} from "./der";

export interface KeyPair {
  /** PKCS#8 PEM. A secret: keep it encrypted at rest. */
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** base64 of the DER. */
  readonly der: string;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface KeyPairOptions {
  /** Common name of subject and issuer. */
  readonly commonName: string;
  readonly now: Date;
  /** Ten years unless said: peers pin the key, so an early end only breaks logins. */
  readonly validDays?: number;
  readonly kind?: "rsa" | "p256" | "p384";
  readonly modulusLength?: number;
}

/** Makes a key and its certificate without blocking the event loop. */
export async function createKeyPair(options: KeyPairOptions): Promise<KeyPair> {
  if (options.kind && options.kind !== "rsa") return createKeyPairSync(options);
  const keys = await promisify(generateKeyPair)("rsa", { modulusLength: options.modulusLength ?? 2048 });
  return certify(keys.publicKey, keys.privateKey, options);
}

/** The same at once: for tests and the demo world. */
export function createKeyPairSync(options: KeyPairOptions): KeyPair {
  const keys =
    options.kind === "p256" || options.kind === "p384"
      ? generateKeyPairSync("ec", { namedCurve: options.kind === "p256" ? "prime256v1" : "secp384r1" })
      : generateKeyPairSync("rsa", { modulusLength: options.modulusLength ?? 2048 });
  return certify(keys.publicKey, keys.privateKey, options);
}

const DAY = 86_400_000;
const OID = {
  sha256WithRsa: "1.2.840.113549.1.1.11",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
} as const;

/** RFC 5280: version 3, subject = issuer, not an authority, for signatures and key transport. */
function certify(publicKey: KeyObject, privateKey: KeyObject, options: KeyPairOptions): KeyPair {
  const notBefore = wholeSecond(options.now.getTime());
  const notAfter = wholeSecond(options.now.getTime() + (options.validDays ?? 3650) * DAY);
  const algorithm =
    privateKey.asymmetricKeyType === "ec"
      ? sequence(objectId(OID.ecdsaWithSha256))
      : sequence(objectId(OID.sha256WithRsa), nothing());
  const name = sequence(set(sequence(objectId(OID.commonName), utf8(options.commonName))));
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  const extensions = sequence(
    sequence(objectId(OID.basicConstraints), boolean(true), octets(sequence())),
    sequence(objectId(OID.keyUsage), boolean(true), octets(bitString(Buffer.from([0b1010_0000]), 5))),
  );
  const toBeSigned = sequence(
    tagged(0, positiveInteger(Buffer.from([2]))),
    positiveInteger(serial),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(3, extensions),
  );
  const certificate = sequence(toBeSigned, algorithm, bitString(sign("sha256", toBeSigned, privateKey)));
  return {
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificatePem: toPem(certificate.toString("base64")),
    der: certificate.toString("base64"),
    fingerprint: createHash("sha256").update(certificate).digest("hex"),
    notBefore,
    notAfter,
  };
}

function wholeSecond(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000);
}

/** PEM text of a certificate given as base64 of its DER. */
export function toPem(der: string): string {
  return `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)!.join("\n")}\n-----END CERTIFICATE-----\n`;
}
