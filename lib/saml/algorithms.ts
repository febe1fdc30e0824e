// SAML.md 1.5 and 1.6: the algorithms that are believed. What is not in these tables is refused.

export interface SignatureAlgorithm {
  readonly hash: "sha256" | "sha384" | "sha512";
  readonly key: "rsa" | "rsa-pss" | "ec";
}

const RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-";
const ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-";
const MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";

export const SIGNATURE_ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  [`${RSA}sha256`]: { hash: "sha256", key: "rsa" },
  [`${RSA}sha384`]: { hash: "sha384", key: "rsa" },
  [`${RSA}sha512`]: { hash: "sha512", key: "rsa" },
  [`${MORE_2007}sha256-rsa-MGF1`]: { hash: "sha256", key: "rsa-pss" },
  [`${MORE_2007}sha384-rsa-MGF1`]: { hash: "sha384", key: "rsa-pss" },
  [`${MORE_2007}sha512-rsa-MGF1`]: { hash: "sha512", key: "rsa-pss" },
  [`${ECDSA}sha256`]: { hash: "sha256", key: "ec" },
  [`${ECDSA}sha384`]: { hash: "sha384", key: "ec" },
  [`${ECDSA}sha512`]: { hash: "sha512", key: "ec" },
};

export const DIGEST_ALGORITHMS: Readonly<Record<string, "sha256" | "sha384" | "sha512">> = {
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
};

export const EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const ENVELOPED_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

export interface ContentAlgorithm {
  readonly cipher: string;
  readonly keyBytes: number;
  readonly mode: "gcm" | "cbc";
}

export const CONTENT_ALGORITHMS: Readonly<Record<string, ContentAlgorithm>> = Object.fromEntries(
  [128, 192, 256].flatMap((bits): [string, ContentAlgorithm][] => [
    [
      `http://www.w3.org/2009/xmlenc11#aes${bits}-gcm`,
      { cipher: `aes-${bits}-gcm`, keyBytes: bits / 8, mode: "gcm" },
    ],
    [
      `http://www.w3.org/2001/04/xmlenc#aes${bits}-cbc`,
      { cipher: `aes-${bits}-cbc`, keyBytes: bits / 8, mode: "cbc" },
    ],
  ]),
);

/** xmlenc-core 5.5.2: the old name fixes MGF1 with SHA-1, the new one names its mask function (SHA-1 when it does not). */
export const KEY_TRANSPORT = {
  oaepMgf1Sha1: "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
  oaep: "http://www.w3.org/2009/xmlenc11#rsa-oaep",
} as const;

export const OAEP_DIGESTS: Readonly<Record<string, "sha1" | "sha256" | "sha384" | "sha512">> = {
  "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
  ...DIGEST_ALGORITHMS,
};

export const MASK_DIGESTS: Readonly<Record<string, "sha1" | "sha256" | "sha384" | "sha512">> = {
  "http://www.w3.org/2009/xmlenc11#mgf1sha1": "sha1",
  "http://www.w3.org/2009/xmlenc11#mgf1sha256": "sha256",
  "http://www.w3.org/2009/xmlenc11#mgf1sha384": "sha384",
  "http://www.w3.org/2009/xmlenc11#mgf1sha512": "sha512",
};
