// Signature wrapping and its relatives: bob's genuine signature, used to become the administrator. None may work, by
// whichever rule it is stopped; the code of the rule that stops it first is the name of its folder.
import type { SamlFaultCode } from "../../core/saml-fault";
import { ADMIN, BOB, KEYS, respond } from "./made-world";
import { signatureTemplate, signWithXmlsec } from "./sign-with-xmlsec";

export interface BadCase {
  readonly code: SamlFaultCode;
  readonly name: string;
  readonly xml?: string;
  readonly field?: string;
  /** What differs from the usual judgement; see testdata.test.ts. */
  readonly over?: Record<string, unknown>;
}

const genuine = respond();
const genuineResponse = respond({ sign: "response" });
/** The first element of that name, with all that is in it. */
const part = (xml: string, name: string): string => {
  const start = xml.indexOf(`<${name}`);
  const end = xml.lastIndexOf(`</${name}>`) + name.length + 3;
  return xml.slice(start, end);
};
const signed = part(genuine, "saml:Assertion");
const signature = part(signed, "ds:Signature");
const bare = signed.replace(signature, "");
const evil = (id = "_evil", text = bare) => text.replace('ID="_assertion"', `ID="${id}"`).replace(BOB, ADMIN);
const withSignature = (assertion: string, content: string) =>
  assertion.replace("</saml:Issuer>", `</saml:Issuer>${content}`);
/** The genuine message, with something else where the assertion was. */
const instead = (assertions: string) => genuine.replace(signed, assertions);
const inObject = (content: string) =>
  signature.replace("</ds:Signature>", `<ds:Object>${content}</ds:Object></ds:Signature>`);
const extensions = (content: string) =>
  instead(evil()).replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`);
const evilResponse = genuineResponse
  .replace(part(genuineResponse, "ds:Signature"), "")
  .replace('ID="_response"', 'ID="_evil"')
  .replace(BOB, ADMIN);
const responseSignature = part(genuineResponse, "ds:Signature");
const stolen = (element: string) =>
  withSignature(evil(), signature).replace("</saml:Subject>", `${element}</saml:Subject>`);

const cases: ReadonlyArray<readonly [SamlFaultCode, string, string]> = [
  ["ASSERTION_COUNT", "wrapping-1-evil-before-genuine", instead(evil() + signed)],
  ["ASSERTION_COUNT", "wrapping-2-evil-after-genuine", instead(signed + evil())],
  [
    "SIGNATURE_SHAPE",
    "wrapping-3-genuine-inside-evil-object",
    instead(withSignature(evil(), inObject(bare))),
  ],
  ["ASSERTION_COUNT", "wrapping-4-genuine-in-extensions", extensions(signed)],
  [
    "ASSERTION_COUNT",
    "wrapping-5-genuine-in-advice-of-evil",
    instead(evil().replace("</saml:Conditions>", `</saml:Conditions><saml:Advice>${signed}</saml:Advice>`)),
  ],
  [
    "ASSERTION_COUNT",
    "wrapping-6-genuine-in-attribute-value",
    instead(evil().replace("<saml:AttributeValue>Bob", `<saml:AttributeValue>${signed}`)),
  ],
  [
    "ASSERTION_COUNT",
    "wrapping-7-genuine-in-key-info",
    instead(withSignature(evil(), signature.replace("<ds:KeyInfo>", `<ds:KeyInfo>${signed}`))),
  ],
  [
    "ASSERTION_COUNT",
    "wrapping-8-genuine-in-status-detail",
    instead(evil()).replace(
      "</samlp:Status>",
      `<samlp:StatusDetail>${signed}</samlp:StatusDetail></samlp:Status>`,
    ),
  ],
  [
    "ASSERTION_COUNT",
    "wrapping-9-genuine-in-confirmation",
    instead(stolen("").replace("</saml:SubjectConfirmation>", `${signed}</saml:SubjectConfirmation>`)),
  ],
  ["ASSERTION_COUNT", "wrapping-10-same-id", instead(evil("_assertion") + signed)],
  [
    "ASSERTION_COUNT",
    "wrapping-11-evil-in-encrypted-assertion",
    instead(
      `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${evil()}</saml:EncryptedAssertion>${signed}`,
    ),
  ],
  [
    "SIGNATURE_SHAPE",
    "wrapping-12-response-in-object",
    evilResponse.replace(
      "</saml:Issuer>",
      `</saml:Issuer>${responseSignature.replace("</ds:Signature>", `<ds:Object>${genuineResponse.replace(responseSignature, "")}</ds:Object></ds:Signature>`)}`,
    ),
  ],
  [
    "SHAPE_UNEXPECTED",
    "wrapping-13-response-beside",
    evilResponse.replace(
      "<samlp:Status>",
      `<samlp:Extensions>${genuineResponse.replace(part(genuineResponse, "saml:Assertion"), "")}</samlp:Extensions><samlp:Status>`,
    ),
  ],
  [
    "SHAPE_UNEXPECTED",
    "wrapping-14-response-inside-response",
    evilResponse.replace("<samlp:Status>", `${genuineResponse}<samlp:Status>`),
  ],
  ["SIGNATURE_SHAPE", "wrapping-15-signature-of-another-id", instead(withSignature(evil(), signature))],
  [
    "SIGNATURE_SHAPE",
    "wrapping-16-signature-on-the-response-for-the-assertion",
    instead(evil()).replace("</saml:Issuer>", `</saml:Issuer>${signature}`),
  ],
  [
    "SIGNATURE_SHAPE",
    "wrapping-17-signature-deep-inside",
    instead(evil().replace("<saml:AttributeValue>Bob", `<saml:AttributeValue>${signature}`)),
  ],
  ["SIGNATURE_SHAPE", "wrapping-18-object-in-signature", instead(withSignature(bare, inObject("<x></x>")))],
  ["SHAPE_UNEXPECTED", "two-signatures", instead(withSignature(evil("_assertion"), signature + signature))],
  [
    "SHAPE_UNEXPECTED",
    "two-subjects",
    genuine.replace("</saml:Subject>", `</saml:Subject>${part(signed, "saml:Subject").replace(BOB, ADMIN)}`),
  ],
  [
    "SUBJECT_INVALID",
    "two-name-ids",
    respond({
      editAssertion: (xml) =>
        xml.replace("</saml:NameID>", `</saml:NameID><saml:NameID>${ADMIN}</saml:NameID>`),
    }),
  ],
  [
    "SHAPE_UNEXPECTED",
    "element-in-name-id",
    respond({ editAssertion: (xml) => xml.replace(BOB, `<x>${ADMIN}</x>`) }),
  ],
  [
    "ID_INVALID",
    "same-id-on-response",
    instead(withSignature(evil("_assertion"), signature)).replace('ID="_response"', 'ID="_assertion"'),
  ],
  ["ID_INVALID", "xml-id", genuine.replace('ID="_response"', 'ID="_response" xml:id="_assertion"')],
  ["ID_INVALID", "prefixed-id", genuine.replace('ID="_response"', 'ID="_response" samlp:ID="_assertion"')],
  [
    "ID_INVALID",
    "lower-case-id",
    genuine.replace(
      "<samlp:Status>",
      '<samlp:Extensions><x id="_assertion"></x></samlp:Extensions><samlp:Status>',
    ),
  ],
  ["SIGNATURE_INVALID", "changed-name-id", genuine.replace(BOB, ADMIN)],
  [
    "SIGNATURE_INVALID",
    "changed-audience",
    genuine.replace("https://sp.test/saml/JQ00000000000000000000000000000001/metadata", "https://other.test"),
  ],
  [
    "SIGNATURE_INVALID",
    "changed-namespace",
    genuine.replace(
      'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion"',
      'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:x="urn:x" x:a="" ID="_assertion"',
    ),
  ],
  [
    "SIGNATURE_INVALID",
    "broken-response-signature-beside-a-good-one",
    respond({ sign: "both" }).replace(
      "<samlp:Status>",
      "<samlp:Extensions></samlp:Extensions><samlp:Status>",
    ),
  ],
  [
    "SIGNATURE_INVALID",
    "stranger-without-key-info",
    respond({ nameId: ADMIN, signWith: KEYS.stranger, keyInfo: false }),
  ],
  [
    "SIGNATURE_INVALID",
    "stranger-with-our-certificate-in-key-info",
    respond({ nameId: ADMIN, signWith: { ...KEYS.stranger, der: KEYS.idp.der } }),
  ],
  ["SIGNATURE_INVALID", "key-of-1024-bits", respond({ nameId: ADMIN, signWith: KEYS.small })],
  [
    "SIGNATURE_INVALID",
    "key-value-of-a-stranger",
    respond({ nameId: ADMIN, signWith: KEYS.stranger }).replace(
      /<ds:X509Data>.*?<\/ds:X509Data>/s,
      "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>",
    ),
  ],
  ["CERTIFICATE_UNKNOWN", "stranger-with-key-info", respond({ nameId: ADMIN, signWith: KEYS.stranger })],
  ["SIGNATURE_MISSING", "nothing-signed", respond({ nameId: ADMIN, sign: "none" })],
  ["SIGNATURE_MISSING", "signature-taken-off", instead(evil())],
  [
    "SIGNATURE_MISSING",
    "encrypted-but-not-signed",
    respond({ nameId: ADMIN, sign: "none", encrypt: { certificatePem: KEYS.sp.certificatePem } }),
  ],
  [
    "SIGNATURE_ALGORITHM",
    "hmac-with-the-public-key",
    withXmlsec({ signatureMethod: "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256" }, "hmac"),
  ],
  ["SIGNATURE_SHAPE", "reference-to-nothing", withXmlsec({ uri: "", key: "stranger" })],
  ["XML_FORBIDDEN", "comment-in-name-id", genuine.replace(BOB, `${ADMIN}<!---->${BOB}`)],
  ["XML_FORBIDDEN", "comment-in-digest", genuine.replace("<ds:DigestValue>", "<ds:DigestValue><!--x-->")],
];

export const FORGERIES: readonly BadCase[] = cases.map(([code, name, xml]) => ({ code, name, xml }));

/** The administrator's assertion, signed by somebody who is not the identity provider, in an unusual way. */
function withXmlsec(
  {
    key = "idp",
    ...template
  }: Partial<Parameters<typeof signatureTemplate>[0]> & { key?: "idp" | "stranger" },
  kind: "pem" | "hmac" = "pem",
): string {
  const xml = respond({ nameId: ADMIN, sign: "none", assertionId: "_assertion" });
  const at = xml.indexOf("</saml:Issuer>", xml.indexOf("<saml:Assertion")) + "</saml:Issuer>".length;
  const prepared = xml.slice(0, at) + signatureTemplate({ id: "_assertion", ...template }) + xml.slice(at);
  return signWithXmlsec(prepared, kind === "hmac" ? KEYS.idp.certificatePem : KEYS[key].privateKeyPem, kind);
}
