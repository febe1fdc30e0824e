// SAML.md 1.6 (SECURITY.md X1, X2): opens an EncryptedAssertion. Every failure after the algorithms are read is the same fault (X2).
import { createDecipheriv, createPrivateKey, type KeyObject } from "node:crypto";
import {
  CONTENT_ALGORITHMS,
  type ContentAlgorithm,
  KEY_TRANSPORT,
  MASK_DIGESTS,
  OAEP_DIGESTS,
} from "./algorithms";
import { strictBase64 } from "./base64";
import { decryptOaep, type OaepHashes } from "./oaep";
import { refuse } from "./refused";
import {
  attributeOf,
  childNamed,
  elementsOf,
  isElement,
  isNamed,
  NS,
  textOf,
  type XmlElement,
} from "./xml-tree";

export interface DecryptionKey {
  readonly privateKey: KeyObject;
}

/** From PKCS#8 or PKCS#1 PEM. Keep the result while the key lives: reading a key costs more than using it. */
export function decryptionKey(pem: string): DecryptionKey {
  return { privateKey: createPrivateKey(pem) };
}

/**
 * The bytes inside; not yet parsed, not yet believed.
 * @param envelopeSigned whether the signature of the Response around it has verified: AES-CBC needs that (X1).
 * @throws Refused ENCRYPTION_UNEXPECTED, SHAPE_UNEXPECTED or DECRYPTION_FAILED
 */
export function decryptAssertion(
  encrypted: XmlElement,
  keys: readonly DecryptionKey[],
  envelopeSigned: boolean,
): Buffer {
  if (keys.length === 0)
    refuse("ENCRYPTION_UNEXPECTED", "an assertion that is not encrypted", "an encrypted one");
  const { data, key } = encryptedParts(encrypted);
  const content = contentAlgorithm(data);
  if (content.mode === "cbc" && !envelopeSigned) {
    refuse(
      "ENCRYPTION_UNEXPECTED",
      "AES-GCM, or a signed Response around AES-CBC",
      `${content.cipher} in an unsigned Response`,
    );
  }
  const hashes = transportHashes(key);
  const wrapped = cipherBytes(key);
  const ciphertext = cipherBytes(data);
  for (const { privateKey } of keys) {
    const secret = decryptOaep(privateKey, wrapped, hashes);
    const plain = secret?.length === content.keyBytes ? openContent(content, secret, ciphertext) : null;
    if (plain) return plain;
  }
  return refuse("DECRYPTION_FAILED", "an assertion encrypted for our current certificate");
}

/** One EncryptedData and one EncryptedKey, in its KeyInfo or beside it; references to elsewhere are refused. */
function encryptedParts(encrypted: XmlElement): { data: XmlElement; key: XmlElement } {
  const data = childNamed(encrypted, NS.xenc, "EncryptedData");
  if (!data) return refuse("SHAPE_UNEXPECTED", "one EncryptedData", "none");
  const type = attributeOf(data, "Type");
  if (type !== null && type !== `${NS.xenc}Element`) refuse("SHAPE_UNEXPECTED", `${NS.xenc}Element`, type);
  const keyInfo = childNamed(data, NS.ds, "KeyInfo");
  const inside = keyInfo ? elementsOf(keyInfo) : [];
  const keys = [...inside, ...elementsOf(encrypted)].filter((one) => isNamed(one, NS.xenc, "EncryptedKey"));
  if (keys.length !== 1) refuse("SHAPE_UNEXPECTED", "one EncryptedKey", String(keys.length));
  refuseReferences(encrypted);
  return { data, key: keys[0]! };
}

function refuseReferences(element: XmlElement): void {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.local === "CipherReference" || child.local === "RetrievalMethod") {
      refuse("SHAPE_UNEXPECTED", "ciphertext and key in the message itself", child.name);
    }
    refuseReferences(child);
  }
}

function contentAlgorithm(data: XmlElement): ContentAlgorithm {
  const uri = methodOf(data).uri;
  return Object.hasOwn(CONTENT_ALGORITHMS, uri)
    ? CONTENT_ALGORITHMS[uri]!
    : refuse("ENCRYPTION_UNEXPECTED", "AES-GCM (or AES-CBC in a signed Response)", uri);
}

function methodOf(part: XmlElement): { uri: string; method: XmlElement } {
  const method = childNamed(part, NS.xenc, "EncryptionMethod");
  if (!method) return refuse("SHAPE_UNEXPECTED", `an EncryptionMethod in ${part.local}`, "none");
  return { uri: attributeOf(method, "Algorithm") ?? "", method };
}

function transportHashes(key: XmlElement): OaepHashes {
  const { uri, method } = methodOf(key);
  if (uri !== KEY_TRANSPORT.oaep && uri !== KEY_TRANSPORT.oaepMgf1Sha1)
    refuse("ENCRYPTION_UNEXPECTED", "RSA-OAEP", uri);
  const parameters = childNamed(method, NS.xenc, "OAEPparams");
  if (parameters && textOf(parameters).trim() !== "")
    refuse("ENCRYPTION_UNEXPECTED", "RSA-OAEP without OAEPparams", "OAEPparams");
  const mask = uri === KEY_TRANSPORT.oaep ? childNamed(method, NS.xenc11, "MGF") : null;
  return {
    label: hashOf(childNamed(method, NS.ds, "DigestMethod"), OAEP_DIGESTS),
    mask: hashOf(mask, MASK_DIGESTS),
  };
}

function hashOf(method: XmlElement | null, known: Readonly<Record<string, string>>): string {
  if (!method) return "sha1";
  const uri = attributeOf(method, "Algorithm") ?? "";
  return Object.hasOwn(known, uri)
    ? known[uri]!
    : refuse("ENCRYPTION_UNEXPECTED", "a known digest for RSA-OAEP", uri);
}

function cipherBytes(part: XmlElement): Buffer {
  const data = childNamed(part, NS.xenc, "CipherData");
  const value = data ? childNamed(data, NS.xenc, "CipherValue") : null;
  if (!value) return refuse("SHAPE_UNEXPECTED", `a CipherValue in ${part.local}`, "none");
  return (
    strictBase64(textOf(value)) ??
    refuse("SHAPE_UNEXPECTED", `base64 in the CipherValue of ${part.local}`, "other text")
  );
}

const GCM = { iv: 12, tag: 16 } as const;
const CBC_BLOCK = 16;

function openContent({ cipher, mode }: ContentAlgorithm, secret: Buffer, bytes: Buffer): Buffer | null {
  try {
    if (mode === "gcm") {
      const decipher = createDecipheriv(cipher as "aes-256-gcm", secret, bytes.subarray(0, GCM.iv), {
        authTagLength: GCM.tag,
      });
      decipher.setAuthTag(bytes.subarray(-GCM.tag));
      return Buffer.concat([decipher.update(bytes.subarray(GCM.iv, -GCM.tag)), decipher.final()]);
    }
    const decipher = createDecipheriv(cipher, secret, bytes.subarray(0, CBC_BLOCK)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(bytes.subarray(CBC_BLOCK)), decipher.final()]);
    // xmlenc-core 5.2: only the last byte of the padding has a meaning
    const padding = padded[padded.length - 1] ?? 0;
    return padding >= 1 && padding <= CBC_BLOCK && padding <= padded.length
      ? padded.subarray(0, -padding)
      : null;
  } catch {
    return null;
  }
}
