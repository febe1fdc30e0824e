import { constants, createHash, createPrivateKey, sign as signBytes } from "node:crypto";
import type { KeyPair } from "../saml/key-pair";
import { DS, element } from "./write-xml";

const EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";

export type ResponseSignature =
  | "rsa-sha256"
  | "rsa-sha384"
  | "rsa-sha512"
  | "rsa-sha1"
  | "rsa-pss-sha256"
  | "ecdsa-sha256"
  | "ecdsa-sha384";
const SIGNATURE_URI: Readonly<Record<ResponseSignature, string>> = {
  "rsa-sha1": `${DS}rsa-sha1`,
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "rsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
  "rsa-sha512": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  "rsa-pss-sha256": "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
  "ecdsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
  "ecdsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
};
const DIGEST_URI: Readonly<Record<string, string>> = {
  sha1: `${DS}sha1`,
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
};

/** How an element is signed; lawful unless set. */
export interface SigningOptions {
  readonly signature?: ResponseSignature;
  readonly digest?: "sha1" | "sha256" | "sha384" | "sha512";
  /** Another key than the identity provider's own. */
  readonly signWith?: KeyPair;
  /** Put the certificate into KeyInfo (default true). */
  readonly keyInfo?: boolean;
}

/** Signs the canonical text of an element and puts the Signature right after its Issuer. */
export function insertSignature(
  canonical: string,
  id: string,
  own: KeyPair,
  options: SigningOptions,
): string {
  const keys = options.signWith ?? own;
  const algorithm = options.signature ?? "rsa-sha256";
  const digest = options.digest ?? "sha256";
  const value = createHash(digest).update(canonical, "utf8").digest("base64");
  const reference = element(
    "ds:Reference",
    [["URI", `#${id}`]],
    element(
      "ds:Transforms",
      [],
      element("ds:Transform", [["Algorithm", `${DS}enveloped-signature`]], "") +
        element("ds:Transform", [["Algorithm", EXC]], ""),
    ) +
      element("ds:DigestMethod", [["Algorithm", DIGEST_URI[digest]]], "") +
      element("ds:DigestValue", [], value),
  );
  const content =
    element("ds:CanonicalizationMethod", [["Algorithm", EXC]], "") +
    element("ds:SignatureMethod", [["Algorithm", SIGNATURE_URI[algorithm]]], "") +
    reference;
  const signature = signText(element("ds:SignedInfo", [], content, DS), keys, algorithm);
  const keyInfo =
    options.keyInfo === false
      ? ""
      : element("ds:KeyInfo", [], element("ds:X509Data", [], element("ds:X509Certificate", [], keys.der)));
  const whole = element(
    "ds:Signature",
    [],
    element("ds:SignedInfo", [], content) + element("ds:SignatureValue", [], signature) + keyInfo,
    DS,
  );
  const at = (/^<[^>]*>(?:<saml:Issuer[^>]*>[^<]*<\/saml:Issuer>)?/.exec(canonical)?.[0] ?? "").length;
  return canonical.slice(0, at) + whole + canonical.slice(at);
}

function signText(text: string, keys: KeyPair, algorithm: ResponseSignature): string {
  const key = createPrivateKey(keys.privateKeyPem);
  const hash = algorithm.slice(algorithm.lastIndexOf("-") + 1);
  if (algorithm.startsWith("ecdsa"))
    return signBytes(hash, Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64");
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return signBytes(hash, Buffer.from(text), algorithm.startsWith("rsa-pss") ? { key, ...pss } : key).toString(
    "base64",
  );
}
