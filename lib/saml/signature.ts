// SAML.md 1.5 (SECURITY.md G1, G3, G5, G7, G8): an enveloped XML signature by one of the profile's certificates, and nothing more general than that.
import { constants, createHash, type KeyObject, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import { type SamlFaultCode, samlFault } from "../core/saml-fault";
import {
  DIGEST_ALGORITHMS,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from "./algorithms";
import { strictBase64 } from "./base64";
import { canonicalize } from "./canonicalize";
import { Refused, refuse } from "./refused";
import { isUsableKey, publicKeyOf } from "./trusted-keys";
import { attributeOf, elementsOf, isElement, isNamed, NS, type XmlElement } from "./xml-tree";

declare const brand: unique symbol;
/** An element whose canonical form is covered by a signature that verified. Made only by `verifySignature`. */
export type SignedElement = XmlElement & { readonly [brand]: "signed" };

export interface SigningCertificate {
  /** base64 of the DER. */
  readonly der: string;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
}

export interface VerifiedSignature {
  readonly element: SignedElement;
  /** Fingerprint of the certificate that verified. */
  readonly signedBy: string;
  /** The URI of the signature algorithm. */
  readonly algorithm: string;
}

/**
 * Verifies the signature that stands in `element` with the given certificates, every one tried; KeyInfo never helps.
 * @throws Refused SIGNATURE_SHAPE, SIGNATURE_ALGORITHM, CERTIFICATE_UNKNOWN or SIGNATURE_INVALID
 */
export function verifySignature(
  element: XmlElement,
  signature: XmlElement,
  certificates: readonly SigningCertificate[],
): VerifiedSignature {
  const parts = readSignature(element, signature);
  const signed = Buffer.from(canonicalize(parts.signedInfo, { inclusivePrefixes: parts.signedInfoPrefixes }));
  const signer = certificates.find(({ der }) => isSignedWith(publicKeyOf(der), parts, signed));
  if (!signer) return refuseSigner(element, signature, parts, signed, certificates);
  if (!isUnchanged(element, signature, parts))
    refuse("SIGNATURE_INVALID", "the content that was signed", "content that was changed after signing");
  return { element: element as SignedElement, signedBy: signer.fingerprint, algorithm: parts.algorithmUri };
}

interface SignatureParts {
  readonly signedInfo: XmlElement;
  readonly signedInfoPrefixes: readonly string[];
  readonly algorithmUri: string;
  readonly algorithm: SignatureAlgorithm;
  readonly contentPrefixes: readonly string[];
  readonly digestAlgorithm: string;
  readonly digest: Buffer;
  readonly value: Buffer;
}

function readSignature(element: XmlElement, signature: XmlElement): SignatureParts {
  const [signedInfo, signatureValue, keyInfo, ...more] = elementsOf(signature);
  if (more.length > 0 || (keyInfo && !isNamed(keyInfo, NS.ds, "KeyInfo")))
    misshapen("SignedInfo, SignatureValue, KeyInfo", keyInfo!.name);
  requireNamed(signedInfo, "SignedInfo");
  requireNamed(signatureValue, "SignatureValue");
  const [method, signatureMethod, reference, ...others] = elementsOf(signedInfo);
  requireNamed(method, "CanonicalizationMethod");
  requireNamed(signatureMethod, "SignatureMethod");
  requireNamed(reference, "Reference");
  if (others.length > 0) misshapen("exactly one Reference", others[0]!.name);
  const signedInfoPrefixes = readExclusive(method);
  const [algorithmUri, algorithm] = readAlgorithm(signatureMethod, SIGNATURE_ALGORITHMS);
  if (elementsOf(signatureMethod).length > 0)
    misshapen("a SignatureMethod without parameters", elementsOf(signatureMethod)[0]!.name);
  return {
    signedInfo,
    signedInfoPrefixes,
    algorithmUri,
    algorithm,
    ...readReference(element, reference),
    value: readBase64(signatureValue),
  };
}

function readReference(element: XmlElement, reference: XmlElement) {
  const want = `#${attributeOf(element, "ID")}`;
  const uri = attributeOf(reference, "URI");
  if (uri !== want) misshapen(`a Reference to ${want}`, uri ?? "no URI");
  const [transforms, digestMethod, digestValue, ...more] = elementsOf(reference);
  requireNamed(transforms, "Transforms");
  requireNamed(digestMethod, "DigestMethod");
  requireNamed(digestValue, "DigestValue");
  if (more.length > 0) misshapen("Transforms, DigestMethod, DigestValue", more[0]!.name);
  const [enveloped, exclusive, ...others] = elementsOf(transforms);
  requireNamed(enveloped, "Transform");
  requireNamed(exclusive, "Transform");
  if (others.length > 0) misshapen("two transforms", String(2 + others.length));
  if (attributeOf(enveloped, "Algorithm") !== ENVELOPED_SIGNATURE || elementsOf(enveloped).length > 0) {
    forbidden(ENVELOPED_SIGNATURE, attributeOf(enveloped, "Algorithm"));
  }
  const [, digestAlgorithm] = readAlgorithm(digestMethod, DIGEST_ALGORITHMS);
  if (elementsOf(digestMethod).length > 0)
    misshapen("a DigestMethod without parameters", elementsOf(digestMethod)[0]!.name);
  return { contentPrefixes: readExclusive(exclusive), digestAlgorithm, digest: readBase64(digestValue) };
}

/** The InclusiveNamespaces PrefixList of an exclusive canonicalization; any other algorithm is refused. */
function readExclusive(method: XmlElement): readonly string[] {
  if (attributeOf(method, "Algorithm") !== EXCLUSIVE_C14N)
    forbidden(EXCLUSIVE_C14N, attributeOf(method, "Algorithm"));
  const [list, ...more] = elementsOf(method);
  if (!list) return [];
  if (more.length > 0 || !isNamed(list, NS.exclusive, "InclusiveNamespaces") || elementsOf(list).length > 0) {
    misshapen("at most one InclusiveNamespaces", list.name);
  }
  const prefixes = (attributeOf(list, "PrefixList") ?? "")
    .split(/[ \t\n\r]+/)
    .filter((prefix) => prefix !== "");
  if (prefixes.length > LONGEST_PREFIX_LIST)
    misshapen(`at most ${LONGEST_PREFIX_LIST} prefixes`, String(prefixes.length));
  return prefixes.map((prefix) => (prefix === "#default" ? "" : prefix));
}

const LONGEST_PREFIX_LIST = 64;

function readAlgorithm<Known>(method: XmlElement, known: Readonly<Record<string, Known>>): [string, Known] {
  const uri = attributeOf(method, "Algorithm") ?? "";
  return Object.hasOwn(known, uri)
    ? [uri, known[uri]!]
    : forbidden("an algorithm of SHA-256 or stronger", uri);
}

/** One text node of base64; line breaks (also as `&#13;`) may stand in it. */
function readBase64(element: XmlElement): Buffer {
  const [text, ...more] = element.children;
  if (text === undefined || isElement(text) || more.length > 0)
    return misshapen(`text in ${element.local}`, "something else");
  return strictBase64(text) ?? misshapen(`base64 in ${element.local}`, text.trim().slice(0, 40));
}

/**
 * A detached signature over the octets of a query (saml-bindings 3.4.4.1), with every certificate tried.
 * @throws Refused SIGNATURE_ALGORITHM or SIGNATURE_INVALID
 */
export function verifyOctets(
  octets: string,
  { algorithmUri, value }: { readonly algorithmUri: string; readonly value: Buffer },
  certificates: readonly SigningCertificate[],
): void {
  if (!Object.hasOwn(SIGNATURE_ALGORITHMS, algorithmUri))
    forbidden("an algorithm of SHA-256 or stronger", algorithmUri);
  const parts = { algorithm: SIGNATURE_ALGORITHMS[algorithmUri]!, value };
  const signed = Buffer.from(octets, "utf8");
  if (!certificates.some(({ der }) => isSignedWith(publicKeyOf(der), parts, signed)))
    refuse(
      "SIGNATURE_INVALID",
      `signed with ${certificates.map(({ fingerprint }) => fingerprint).join(", ")}`,
    );
}

function isSignedWith(
  key: KeyObject | null,
  { algorithm, value }: Pick<SignatureParts, "algorithm" | "value">,
  signed: Buffer,
): boolean {
  if (!key || !isUsableKey(key)) return false;
  const { hash } = algorithm;
  try {
    if (algorithm.key === "ec") {
      return (
        key.asymmetricKeyType === "ec" && verify(hash, signed, { key, dsaEncoding: "ieee-p1363" }, value)
      );
    }
    if (algorithm.key === "rsa") return key.asymmetricKeyType === "rsa" && verify(hash, signed, key, value);
    const padding = {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    };
    return (
      (key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss") &&
      verify(hash, signed, { key, ...padding }, value)
    );
  } catch {
    return false; // OpenSSL refuses some malformed values by an error: they verify with no key
  }
}

function isUnchanged(element: XmlElement, signature: XmlElement, parts: SignatureParts): boolean {
  const content = canonicalize(element, { inclusivePrefixes: parts.contentPrefixes, without: signature });
  const digest = createHash(parts.digestAlgorithm).update(content, "utf8").digest();
  return digest.length === parts.digest.length && timingSafeEqual(digest, parts.digest);
}

/** Nobody we trust signed this. When a certificate in KeyInfo did, it is told as a candidate for adoption: never as trust. */
function refuseSigner(
  element: XmlElement,
  signature: XmlElement,
  parts: SignatureParts,
  signed: Buffer,
  certificates: readonly SigningCertificate[],
): never {
  const want = certificates.map(({ fingerprint }) => fingerprint).join(", ");
  const candidate = certificateInKeyInfo(signature);
  const isNew = candidate !== null && !certificates.some(({ der }) => der === candidate.der);
  if (!isNew || !isSignedWith(candidate.key, parts, signed) || !isUnchanged(element, signature, parts)) {
    return refuse(
      "SIGNATURE_INVALID",
      `signed with ${want}`,
      isNew ? "a signature that is not right" : "signed with another key, or changed",
    );
  }
  const got = createHash("sha256").update(Buffer.from(candidate.der, "base64")).digest("hex");
  throw new Refused({
    ...samlFault("CERTIFICATE_UNKNOWN", { want, got }),
    candidateCertificate: candidate.der,
  });
}

/** A stranger chooses this certificate, so its size is limited: verifying with a huge key is slow. */
const LARGEST_CANDIDATE = { base64: 8_192, rsaBits: 4_096 };

interface Candidate {
  /** base64 of the exact DER, whatever the message wrote around it. */
  readonly der: string;
  readonly key: KeyObject;
}

function readCandidate(text: string): Candidate | null {
  const bytes = strictBase64(text);
  if (!bytes) return null;
  try {
    const { raw, publicKey: key } = new X509Certificate(bytes);
    const isSmall = (key.asymmetricKeyDetails?.modulusLength ?? 0) <= LARGEST_CANDIDATE.rsaBits;
    return isSmall && isUsableKey(key) ? { der: raw.toString("base64"), key } : null;
  } catch {
    return null;
  }
}

function certificateInKeyInfo(signature: XmlElement): Candidate | null {
  const keyInfo = elementsOf(signature)[2];
  const data = keyInfo?.children.find((child) => isElement(child) && isNamed(child, NS.ds, "X509Data"));
  if (!data || !isElement(data)) return null;
  const certificate = data.children.find(
    (child) => isElement(child) && isNamed(child, NS.ds, "X509Certificate"),
  );
  const text = certificate && isElement(certificate) ? certificate.children[0] : undefined;
  if (typeof text !== "string" || text.length > LARGEST_CANDIDATE.base64) return null;
  return readCandidate(text);
}

function requireNamed(element: XmlElement | undefined, local: string): asserts element is XmlElement {
  if (!element || !isNamed(element, NS.ds, local)) misshapen(`ds:${local}`, element?.name ?? "nothing");
}

function misshapen(want: string, got: string): never {
  return refuse("SIGNATURE_SHAPE" satisfies SamlFaultCode, want, got);
}

function forbidden(want: string, got: string | null): never {
  return refuse("SIGNATURE_ALGORITHM", want, got ?? "none");
}
