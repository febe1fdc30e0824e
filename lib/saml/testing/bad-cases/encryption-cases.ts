// SAML.md 1.6.
import type { BadCase } from "../forgeries";
import { KEYS, respond } from "../made-world";
import { encrypt, said, xml } from "./case-makers";

const CIPHER = /(<\/ds:KeyInfo><xenc:CipherData><xenc:CipherValue>)(.)/;
export const ENCRYPTION: readonly BadCase[] = [
  said("ENCRYPTION_UNEXPECTED", "profile-decrypts-nothing", { encrypt }, { decrypts: false }),
  said("ENCRYPTION_UNEXPECTED", "cbc-in-an-unsigned-response", {
    encrypt: { ...encrypt, content: "aes256-cbc" },
  }),
  xml(
    "ENCRYPTION_UNEXPECTED",
    "rsa-1-5",
    respond({ encrypt }).replace("xmlenc#rsa-oaep-mgf1p", "xmlenc#rsa-1_5"),
  ),
  xml(
    "ENCRYPTION_UNEXPECTED",
    "triple-des",
    respond({ encrypt }).replace(
      /Algorithm="[^"]*aes256-gcm"/,
      'Algorithm="http://www.w3.org/2001/04/xmlenc#tripledes-cbc"',
    ),
  ),
  xml(
    "ENCRYPTION_UNEXPECTED",
    "unknown-oaep-digest",
    respond({ encrypt }).replace('Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"', 'Algorithm="urn:x"'),
  ),
  xml(
    "SHAPE_UNEXPECTED",
    "no-encrypted-key",
    respond({ encrypt }).replace(/<ds:KeyInfo.*?<\/ds:KeyInfo>/s, ""),
  ),
  xml(
    "SHAPE_UNEXPECTED",
    "two-encrypted-keys",
    respond({ encrypt }).replace(/(<xenc:EncryptedKey>.*?<\/xenc:EncryptedKey>)/s, "$1$1"),
  ),
  xml(
    "SHAPE_UNEXPECTED",
    "key-by-retrieval-method",
    respond({ encrypt }).replace(
      "<xenc:EncryptedKey>",
      '<ds:RetrievalMethod URI="http://127.0.0.1:9/"></ds:RetrievalMethod><xenc:EncryptedKey>',
    ),
  ),
  xml(
    "SHAPE_UNEXPECTED",
    "ciphertext-by-reference",
    respond({ encrypt }).replace(
      /<xenc:CipherValue>([^<]*)<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>/,
      '<xenc:CipherReference URI="http://127.0.0.1:9/"></xenc:CipherReference></xenc:CipherData></xenc:EncryptedData>',
    ),
  ),
  said("SHAPE_UNEXPECTED", "something-else-encrypted", {
    encrypt,
    editAssertion: () => "<x></x>",
    sign: "response",
  }),
  said("XML_FORBIDDEN", "doctype-encrypted", {
    encrypt,
    sign: "response",
    editAssertion: (text) => `<!DOCTYPE x>${text}`,
  }),
  said("XML_FORBIDDEN", "comment-encrypted", {
    encrypt,
    sign: "response",
    editAssertion: (text) => text.replace("@", "<!---->@"),
  }),
  said("ASSERTION_COUNT", "second-assertion-encrypted", {
    encrypt,
    sign: "response",
    editAssertion: (text) =>
      text.replace(
        "</saml:Conditions>",
        `</saml:Conditions><saml:Advice>${text.replaceAll("_assertion", "_b")}</saml:Advice>`,
      ),
  }),
  said("ID_INVALID", "id-of-the-envelope-encrypted", { encrypt, sign: "response", assertionId: "_response" }),
  said("DECRYPTION_FAILED", "for-another-key", { encrypt: { certificatePem: KEYS.stranger.certificatePem } }),
  xml(
    "DECRYPTION_FAILED",
    "changed-ciphertext",
    respond({ encrypt }).replace(CIPHER, (_, start, first) => start + (first === "A" ? "B" : "A")),
  ),
  xml("DECRYPTION_FAILED", "key-of-another-length", respond({ encrypt }).replace("aes256-gcm", "aes128-gcm")),
  xml(
    "DECRYPTION_FAILED",
    "almost-empty-ciphertext",
    respond({ encrypt }).replace(/(<\/ds:KeyInfo><xenc:CipherData><xenc:CipherValue>)[^<]*/, "$1AAAA"),
  ),
];
