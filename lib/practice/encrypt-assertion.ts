// XML Encryption of an assertion, for tests and the practice world.
import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";

export interface EncryptFor {
  /** PEM of the service provider's certificate. */
  readonly certificatePem: string;
  /** Default aes256-gcm. */
  readonly content?: "aes128-gcm" | "aes256-gcm" | "aes128-cbc" | "aes256-cbc";
  /** Hash of RSA-OAEP, for label and mask; default sha1, which peers send most. */
  readonly oaep?: "sha1" | "sha256";
}

const XENC = "http://www.w3.org/2001/04/xmlenc#";
const XENC11 = "http://www.w3.org/2009/xmlenc11#";
const DS = "http://www.w3.org/2000/09/xmldsig#";

/** An EncryptedAssertion, already in canonical form. */
export function encryptAssertion(assertion: string, options: EncryptFor): string {
  const { content = "aes256-gcm", oaep = "sha1" } = options;
  const secret = randomBytes(content.startsWith("aes128") ? 16 : 32);
  const gcm = content.endsWith("gcm");
  const contentUri = `${gcm ? XENC11 : XENC}${content}`;
  const transport =
    oaep === "sha1"
      ? `<xenc:EncryptionMethod Algorithm="${XENC}rsa-oaep-mgf1p"><ds:DigestMethod Algorithm="${DS}sha1"></ds:DigestMethod></xenc:EncryptionMethod>`
      : `<xenc:EncryptionMethod Algorithm="${XENC11}rsa-oaep"><ds:DigestMethod Algorithm="${XENC}sha256"></ds:DigestMethod><xenc11:MGF xmlns:xenc11="${XENC11}" Algorithm="${XENC11}mgf1sha256"></xenc11:MGF></xenc:EncryptionMethod>`;
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: oaep };
  const wrapped = publicEncrypt(
    { key: createPublicKey(options.certificatePem), ...padding },
    secret,
  ).toString("base64");
  const key = `<xenc:EncryptedKey>${transport}<xenc:CipherData><xenc:CipherValue>${wrapped}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>`;
  const value = (gcm ? sealGcm : sealCbc)(content, secret, Buffer.from(assertion, "utf8")).toString("base64");
  return (
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="${XENC}" Type="${XENC}Element">` +
    `<xenc:EncryptionMethod Algorithm="${contentUri}"></xenc:EncryptionMethod><ds:KeyInfo xmlns:ds="${DS}">${key}</ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${value}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>`
  );
}

function sealGcm(content: string, secret: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv(content.startsWith("aes128") ? "aes-128-gcm" : "aes-256-gcm", secret, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]);
}

function sealCbc(content: string, secret: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(16);
  const cipher = createCipheriv(content.startsWith("aes128") ? "aes-128-cbc" : "aes-256-cbc", secret, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final()]);
}
