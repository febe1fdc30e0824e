// One bad case or more for every rule of SAML.md section 1, in its order. Each breaks that rule and no earlier one.
import type { SamlFaultCode } from "../../core/saml-fault";
import type { RespondOptions } from "../../practice/identity-provider";
import type { BadCase } from "./forgeries";
import { BOB, KEYS, NOW, respond } from "./made-world";
import { ENVELOPED, signatureTemplate, signWithXmlsec, type Template } from "./sign-with-xmlsec";
import { field, SP } from "./testdata";

const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const after = (minutes: number) => before(-minutes);
const genuine = respond();
const genuineUnsigned = respond({ sign: "none" });
const xml = (code: SamlFaultCode, name: string, text: string, over?: BadCase["over"]): BadCase => ({
  code,
  name,
  xml: text,
  over,
});
const raw = (code: SamlFaultCode, name: string, text: string | Buffer): BadCase => ({
  code,
  name,
  field: typeof text === "string" ? text : text.toString("base64"),
});
/** The identity provider itself says it, correctly signed. */
const said = (
  code: SamlFaultCode,
  name: string,
  options: Partial<RespondOptions>,
  over?: BadCase["over"],
): BadCase => xml(code, name, respond(options), over);
const edited = (code: SamlFaultCode, name: string, from: string | RegExp, to: string): BadCase =>
  xml(code, name, genuine.replace(from, to));
/** The assertion changed before the identity provider signed it. */
const signedAs = (code: SamlFaultCode, name: string, from: string | RegExp, to: string): BadCase =>
  said(code, name, { editAssertion: (text) => text.replace(from, to) });

const name = genuine.indexOf(BOB);
const bytes = (insert: readonly number[]) =>
  Buffer.concat([Buffer.from(genuine.slice(0, name)), Buffer.from(insert), Buffer.from(genuine.slice(name))]);

const SIZE_AND_ENCODING: readonly BadCase[] = [
  raw("RESPONSE_MISSING", "empty", ""),
  {
    code: "RESPONSE_TOO_LARGE",
    name: "one-byte-over-256-kib",
    xml: genuine,
    over: { padTo: 256 * 1024 + 1 },
  },
  { code: "RESPONSE_TOO_LARGE", name: "half-a-mebibyte", xml: genuine, over: { padTo: 512 * 1024 } },
  raw("RESPONSE_NOT_BASE64", "white-space-only", " \n"),
  raw("RESPONSE_NOT_BASE64", "url-alphabet", `${field(genuine).slice(0, -8)}ab-_ab==`),
  raw(
    "RESPONSE_NOT_BASE64",
    "without-padding",
    Buffer.from(`${genuine}  `.slice(0, genuine.length + (genuine.length % 3 === 0 ? 1 : 0)))
      .toString("base64")
      .replace(/=+$/, ""),
  ),
  raw("RESPONSE_NOT_BASE64", "stray-character", field(genuine).replace(/^..../, "$&!")),
  raw("RESPONSE_NOT_BASE64", "bits-after-the-end", "PGE+PC9hPh=="),
  raw("RESPONSE_NOT_BASE64", "padding-in-the-middle", `PGE=${field(genuine)}`),
  raw("RESPONSE_NOT_BASE64", "not-encoded", genuine),
  raw("RESPONSE_NOT_BASE64", "nul", `\u0000${field(genuine)}`),
  raw("RESPONSE_NOT_TEXT", "overlong-utf-8", bytes([0xc0, 0xbc])),
  raw("RESPONSE_NOT_TEXT", "surrogate-in-utf-8", bytes([0xed, 0xa0, 0x80])),
  raw("RESPONSE_NOT_TEXT", "latin-1", bytes([0xe9])),
  raw("RESPONSE_NOT_TEXT", "nul", bytes([0])),
  raw("RESPONSE_NOT_TEXT", "escape-character", bytes([0x1b])),
  raw("RESPONSE_NOT_TEXT", "u-ffff", bytes([0xef, 0xbf, 0xbf])),
  raw("RESPONSE_NOT_TEXT", "utf-16", Buffer.from(`\ufeff${genuine}`, "utf16le")),
];

const nested = "<a>".repeat(40) + "</a>".repeat(40);
const inExtensions = (content: string) =>
  genuine.replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`);
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");
const LEXICAL: readonly BadCase[] = [
  xml("XML_FORBIDDEN", "doctype", `<!DOCTYPE x>${genuine}`),
  xml(
    "XML_FORBIDDEN",
    "external-entity",
    `<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>${genuine.replace(BOB, "&e;")}`,
  ),
  xml(
    "XML_FORBIDDEN",
    "entity-expansion",
    `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${genuine.replace(BOB, "&b;")}`,
  ),
  xml("XML_FORBIDDEN", "comment-at-the-end", `${genuine}<!-- -->`),
  edited("XML_FORBIDDEN", "cdata", BOB, `<![CDATA[${BOB}]]>`),
  edited("XML_FORBIDDEN", "processing-instruction", BOB, `<?x?>${BOB}`),
  xml("XML_FORBIDDEN", "style-sheet", `<?xml-stylesheet href="x"?>${genuine}`),
  xml("XML_FORBIDDEN", "version-1-1", `<?xml version="1.1"?>${genuine}`),
  xml("XML_FORBIDDEN", "declared-utf-16", `<?xml version="1.0" encoding="UTF-16"?>${genuine}`),
  xml("XML_FORBIDDEN", "wide-space-in-declaration", `<?xml\u00a0version="1.0"?>${genuine}`),
  xml("XML_FORBIDDEN", "second-declaration", `<?xml version="1.0"?><?xml version="1.0"?>${genuine}`),
  xml("XML_MALFORMED", "byte-order-mark", `\ufeff${genuine}`),
  xml("XML_MALFORMED", "text-before", `x${genuine}`),
  xml("XML_MALFORMED", "text-after", `${genuine}x`),
  xml("XML_MALFORMED", "wide-space-after", `${genuine}\u00a0`),
  xml("XML_MALFORMED", "two-roots", `${genuine}<x></x>`),
  xml("XML_MALFORMED", "cut-off", genuine.slice(0, -5)),
  edited("XML_MALFORMED", "other-end-tag", "</saml:NameID>", "</saml:NameId>"),
  edited("XML_MALFORMED", "unknown-entity", BOB, `&nbsp;${BOB}`),
  edited("XML_MALFORMED", "bare-ampersand", BOB, `&${BOB}`),
  edited("XML_MALFORMED", "reference-to-nul", BOB, `&#0;${BOB}`),
  edited("XML_MALFORMED", "reference-to-half-a-character", BOB, `&#xD800;${BOB}`),
  edited("XML_MALFORMED", "reference-with-capital-x", BOB, `&#X41;${BOB}`),
  edited("XML_MALFORMED", "reference-beyond-unicode", BOB, `&#x110000;${BOB}`),
  edited("XML_MALFORMED", "end-of-cdata", BOB, `]]>${BOB}`),
  edited("XML_MALFORMED", "undeclared-prefix", "<saml:NameID", "<x:y></x:y><saml:NameID"),
  edited("XML_MALFORMED", "undeclared-prefix-of-attribute", 'ID="_response"', 'ID="_response" x:y=""'),
  edited("XML_MALFORMED", "attribute-twice", 'ID="_response"', 'ID="_response" ID="_other"'),
  edited(
    "XML_MALFORMED",
    "attribute-twice-by-namespace",
    'ID="_response"',
    'ID="_response" xmlns:a="urn:x" xmlns:b="urn:x" a:y="" b:y=""',
  ),
  edited(
    "XML_MALFORMED",
    "namespace-twice",
    'ID="_response"',
    'ID="_response" xmlns:a="urn:x" xmlns:a="urn:y"',
  ),
  edited("XML_MALFORMED", "relative-namespace", 'ID="_response"', 'ID="_response" xmlns:a="x"'),
  edited(
    "XML_MALFORMED",
    "ampersand-in-a-namespace",
    'ID="_response"',
    'ID="_response" xmlns:a="urn:x?a&amp;b"',
  ),
  edited("XML_MALFORMED", "xml-bound-elsewhere", 'ID="_response"', 'ID="_response" xmlns:xml="urn:x"'),
  edited("XML_MALFORMED", "prefix-unbound", 'ID="_response"', 'ID="_response" xmlns:a=""'),
  edited("XML_MALFORMED", "xmlns-declared", 'ID="_response"', 'ID="_response" xmlns:xmlns="urn:x"'),
  edited("XML_MALFORMED", "value-without-quotes", 'ID="_response"', "ID=_response"),
  edited("XML_MALFORMED", "attributes-without-space", 'ID="_response"', 'ID="_response"Consent=""'),
  edited("XML_MALFORMED", "less-than-in-a-value", 'ID="_response"', 'ID="_response" Consent="<"'),
  xml("XML_TOO_COMPLEX", "41-levels", inExtensions(nested)),
  xml("XML_TOO_COMPLEX", "4001-elements", inExtensions("<a/>".repeat(4_000))),
  edited(
    "XML_TOO_COMPLEX",
    "65-attributes",
    'ID="_response"',
    `ID="_response" ${many(64, (index) => `a${index}="" `)}`,
  ),
  edited(
    "XML_TOO_COMPLEX",
    "65-namespaces",
    'ID="_response"',
    `ID="_response" ${many(64, (index) => `xmlns:a${index}="urn:x" `)}`,
  ),
];

const EXTRA = (kind: string) => `<samlp:${kind} ID="_x" Version="2.0"></samlp:${kind}>`;
const SHAPE: readonly BadCase[] = [
  xml(
    "SHAPE_UNEXPECTED",
    "root-in-another-namespace",
    genuine.replace(
      'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"',
      'xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol"',
    ),
  ),
  xml(
    "SHAPE_UNEXPECTED",
    "root-is-a-logout-response",
    genuine.replaceAll("samlp:Response", "samlp:LogoutResponse"),
  ),
  xml(
    "SHAPE_UNEXPECTED",
    "root-is-the-assertion",
    genuine.slice(genuine.indexOf("<saml:Assertion"), genuine.indexOf("</samlp:Response>")),
  ),
  edited("SHAPE_UNEXPECTED", "version-1-1", 'Version="2.0"', 'Version="1.1"'),
  signedAs("SHAPE_UNEXPECTED", "assertion-without-version", ' Version="2.0"', ""),
  edited(
    "SHAPE_UNEXPECTED",
    "unknown-element",
    "<samlp:Status>",
    "<samlp:Other></samlp:Other><samlp:Status>",
  ),
  edited(
    "SHAPE_UNEXPECTED",
    "foreign-assertion",
    "</samlp:Response>",
    '<x:Assertion xmlns:x="urn:x"></x:Assertion></samlp:Response>',
  ),
  edited("SHAPE_UNEXPECTED", "text-in-the-response", "<samlp:Status>", "text<samlp:Status>"),
  edited(
    "SHAPE_UNEXPECTED",
    "status-twice",
    "<samlp:Status>",
    '<samlp:Status><samlp:StatusCode Value=""></samlp:StatusCode></samlp:Status><samlp:Status>',
  ),
  edited("SHAPE_UNEXPECTED", "no-status", /<samlp:Status>.*?<\/samlp:Status>/s, ""),
  xml("SHAPE_UNEXPECTED", "request-inside", inExtensions(EXTRA("AuthnRequest"))),
  xml("SHAPE_UNEXPECTED", "logout-request-inside", inExtensions(EXTRA("LogoutRequest"))),
  xml("SHAPE_UNEXPECTED", "attribute-query-inside", inExtensions(EXTRA("AttributeQuery"))),
  said("SHAPE_UNEXPECTED", "signature-without-issuer-before-it", { sign: "response", responseIssuer: null }),
  edited(
    "SHAPE_UNEXPECTED",
    "signature-before-issuer",
    /(<saml:Issuer>[^<]*<\/saml:Issuer>)(<ds:Signature.*?<\/ds:Signature>)/s,
    "$2$1",
  ),
  signedAs(
    "SHAPE_UNEXPECTED",
    "time-without-zone",
    /IssueInstant="[^"]*"/,
    'IssueInstant="2026-11-24T12:00:00"',
  ),
  signedAs(
    "SHAPE_UNEXPECTED",
    "thirtieth-of-february",
    /NotBefore="[^"]*"/,
    'NotBefore="2026-02-30T12:00:00Z"',
  ),
  signedAs("SHAPE_UNEXPECTED", "attribute-without-name", 'Name="givenName"', 'Label="givenName"'),
  edited("ID_INVALID", "no-id-on-the-response", ' ID="_response"', ""),
  signedAs("ID_INVALID", "no-id-on-the-assertion", ' ID="_assertion"', ""),
  said("ID_INVALID", "begins-with-a-digit", { responseId: "1response" }),
  said("ID_INVALID", "holds-a-colon", { responseId: "a:b" }),
  said("ID_INVALID", "empty", { responseId: "" }),
  said("ID_INVALID", "of-257-characters", { assertionId: `_${"a".repeat(256)}` }),
  edited("ID_INVALID", "same-id-on-the-signature", "<ds:Signature ", '<ds:Signature Id="_assertion" '),
  edited("ID_INVALID", "prefixed-id-of-its-own", 'ID="_response"', 'ID="_response" samlp:ID="_other"'),
  edited("ID_INVALID", "xml-id-of-its-own", 'ID="_response"', 'ID="_response" xml:id="_other"'),
  edited("ASSERTION_COUNT", "none", /<saml:Assertion .*<\/saml:Assertion>/s, ""),
  xml(
    "ASSERTION_COUNT",
    "assertion-in-extensions",
    inExtensions('<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:Assertion>'),
  ),
  signedAs(
    "ASSERTION_COUNT",
    "assertion-in-advice",
    "</saml:Conditions>",
    "</saml:Conditions><saml:Advice><saml:Assertion></saml:Assertion></saml:Advice>",
  ),
];

const STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
const STATUS_CASES: readonly BadCase[] = [
  said("STATUS_NOT_SUCCESS", "responder", { status: `${STATUS}Responder` }),
  said("STATUS_NOT_SUCCESS", "authentication-failed", {
    status: `${STATUS}Responder`,
    subStatus: `${STATUS}AuthnFailed`,
    statusMessage: "No.",
  }),
  said("STATUS_NOT_SUCCESS", "second-level-under-success", { subStatus: `${STATUS}PartialLogout` }),
  edited("STATUS_NOT_SUCCESS", "failure-with-an-assertion", `${STATUS}Success`, `${STATUS}Requester`),
];

const EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";
const transform = (uri: string) => `<ds:Transform Algorithm="${uri}"/>`;
/** Signed by the identity provider's own key through xmlsec1, so that only the rule in question stands against it. */
const byXmlsec = (
  code: SamlFaultCode,
  name: string,
  template: Partial<Template>,
  text = genuineUnsigned,
): BadCase => {
  const at = text.indexOf("</saml:Issuer>", text.indexOf("<saml:Assertion")) + "</saml:Issuer>".length;
  const prepared = text.slice(0, at) + signatureTemplate({ id: "_assertion", ...template }) + text.slice(at);
  return xml(code, name, signWithXmlsec(prepared, KEYS.idp.privateKeyPem));
};
const DS = "http://www.w3.org/2000/09/xmldsig#";
const SIGNATURE: readonly BadCase[] = [
  said("CERTIFICATE_MISSING", "no-certificate", {}, { certificates: [] }),
  said(
    "CERTIFICATE_MISSING",
    "only-a-key-of-1024-bits",
    { signWith: KEYS.small },
    { certificates: ["small"] },
  ),
  said("SIGNATURE_MISSING", "profile-wants-the-response", {}, { policy: "response" }),
  said("SIGNATURE_MISSING", "profile-wants-the-assertion", { sign: "response" }, { policy: "assertion" }),
  said("SIGNATURE_MISSING", "profile-wants-both", {}, { policy: "both" }),
  said("SIGNATURE_ALGORITHM", "rsa-sha1", { signature: "rsa-sha1" }),
  said("SIGNATURE_ALGORITHM", "digest-sha1", { digest: "sha1" }),
  byXmlsec("SIGNATURE_ALGORITHM", "inclusive-canonicalization", {
    canonicalization: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  }),
  byXmlsec("SIGNATURE_ALGORITHM", "canonicalization-with-comments", {
    canonicalization: `${EXC}WithComments`,
  }),
  byXmlsec("SIGNATURE_ALGORITHM", "transform-with-comments", {
    transforms: ENVELOPED + transform(`${EXC}WithComments`),
  }),
  byXmlsec("SIGNATURE_ALGORITHM", "inclusive-transform", {
    transforms: ENVELOPED + transform("http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
  }),
  edited(
    "SIGNATURE_ALGORITHM",
    "transforms-the-other-way-round",
    /(<ds:Transform .*?<\/ds:Transform>)(<ds:Transform .*?<\/ds:Transform>)/s,
    "$2$1",
  ),
  byXmlsec("SIGNATURE_SHAPE", "xpath-transform", {
    transforms: `${ENVELOPED}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(ancestor-or-self::*[local-name()='Subject'])</ds:XPath></ds:Transform>${transform(EXC)}`,
  }),
  edited("SIGNATURE_SHAPE", "without-enveloped", /<ds:Transform .*?<\/ds:Transform>/s, ""),
  byXmlsec("SIGNATURE_SHAPE", "two-references", {
    more: `<ds:Reference URI="#_assertion"><ds:Transforms>${ENVELOPED}${transform(EXC)}</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>`,
  }),
  byXmlsec("SIGNATURE_SHAPE", "reference-to-the-whole-document", { uri: "" }),
  byXmlsec("SIGNATURE_SHAPE", "reference-by-xpointer", { uri: "#xpointer(id('_assertion'))" }),
  byXmlsec("SIGNATURE_SHAPE", "an-object", { object: "<ds:Object>x</ds:Object>" }),
  edited("SIGNATURE_SHAPE", "something-after-key-info", "</ds:KeyInfo>", "</ds:KeyInfo><ds:x></ds:x>"),
  edited(
    "SIGNATURE_ALGORITHM",
    "base64-transform-first",
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
    "http://www.w3.org/2000/09/xmldsig#base64",
  ),
  edited(
    "SIGNATURE_SHAPE",
    "key-info-first",
    /(<ds:SignedInfo>.*<\/ds:SignatureValue>)(<ds:KeyInfo>.*<\/ds:KeyInfo>)/s,
    "$2$1",
  ),
  edited(
    "SIGNATURE_SHAPE",
    "signature-value-in-two-parts",
    "</ds:SignatureValue>",
    "<ds:x></ds:x></ds:SignatureValue>",
  ),
  edited("SIGNATURE_SHAPE", "signature-value-empty", /<ds:SignatureValue>[^<]*/, "<ds:SignatureValue>"),
  edited("SIGNATURE_SHAPE", "digest-not-base64", "<ds:DigestValue>", "<ds:DigestValue>!"),
  edited(
    "SIGNATURE_SHAPE",
    "truncated-hmac-parameter",
    /(<ds:SignatureMethod [^>]*>)/,
    "$1<ds:HMACOutputLength>8</ds:HMACOutputLength>",
  ),
  edited(
    "SIGNATURE_SHAPE",
    "65-prefixes",
    `<ds:Transform Algorithm="${EXC}">`,
    `<ds:Transform Algorithm="${EXC}"><ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${many(65, (index) => `p${index} `)}"></ec:InclusiveNamespaces>`,
  ),
  edited("SIGNATURE_SHAPE", "signed-info-twice", /(<ds:SignedInfo>.*<\/ds:SignedInfo>)/s, "$1$1"),
  edited(
    "SIGNATURE_INVALID",
    "digest-of-something-else",
    /<ds:DigestValue>[^<]*/,
    `<ds:DigestValue>${Buffer.alloc(32).toString("base64")}`,
  ),
  edited("SIGNATURE_INVALID", "white-space-added", "<saml:Subject>", "<saml:Subject> "),
  byXmlsec("SIGNATURE_ALGORITHM", "sha1-in-xmlsec", { digestMethod: `${DS}sha1` }),
];

const encrypt = { certificatePem: KEYS.sp.certificatePem };
const CIPHER = /(<\/ds:KeyInfo><xenc:CipherData><xenc:CipherValue>)(.)/;
const ENCRYPTION: readonly BadCase[] = [
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

const CLAIMS: readonly BadCase[] = [
  said("ISSUER_MISMATCH", "of-another-identity-provider", { issuer: "https://idp.globex.test" }),
  said("ISSUER_MISMATCH", "with-a-slash-more", { issuer: "https://idp.acme.test/saml/" }),
  said("ISSUER_MISMATCH", "only-on-the-response", { responseIssuer: "https://idp.globex.test" }),
  signedAs(
    "ISSUER_MISMATCH",
    "of-another-format",
    "<saml:Issuer>",
    '<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">',
  ),
  said("DESTINATION_MISMATCH", "another-address", { destination: "https://other.test" }),
  said("DESTINATION_MISMATCH", "empty", { destination: "" }),
  said("DESTINATION_MISMATCH", "another-profile", { destination: SP.acsUrl.replace("1/acs", "2/acs") }),
  said("DESTINATION_MISMATCH", "missing-on-a-signed-response", { destination: null, sign: "response" }),
  said("CONDITIONS_MISSING", "no-conditions", { conditions: false }),
  said("CONDITIONS_MISSING", "no-end", { notOnOrAfter: null }),
  said("CONDITIONS_UNKNOWN", "foreign-condition", { extraCondition: '<x:Other xmlns:x="urn:x"></x:Other>' }),
  said("CONDITIONS_UNKNOWN", "extended-condition", {
    extraCondition:
      '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"></saml:Condition>',
  }),
  said("NOT_YET_VALID", "four-minutes-early", { notBefore: after(4), notOnOrAfter: after(9) }),
  said("EXPIRED", "conditions-four-minutes-ago", { notOnOrAfter: before(4), notBefore: before(10) }),
  said("EXPIRED", "confirmation-four-minutes-ago", { confirmationNotOnOrAfter: before(4) }),
  said("EXPIRED", "never-valid", { notBefore: after(1), notOnOrAfter: after(1) }),
  said("EXPIRED", "issued-before-the-request", { issueInstant: before(4) }),
  said("AUDIENCE_MISMATCH", "no-restriction", { audiences: [] }),
  said("AUDIENCE_MISMATCH", "another-audience", { audiences: ["https://other.test"] }),
  said("AUDIENCE_MISMATCH", "one-of-two-restrictions", { audiences: [SP.entityId, "https://other.test"] }),
  said("AUDIENCE_MISMATCH", "with-white-space", { audiences: [` ${SP.entityId}`] }),
  said("SUBJECT_INVALID", "qualified-for-another", { spNameQualifier: "https://other.test" }),
  said("SUBJECT_INVALID", "empty-name-id", { nameId: " ", attributes: { mail: BOB } }),
  said("SUBJECT_INVALID", "name-id-of-257-characters", {
    nameId: "a".repeat(257),
    attributes: { mail: BOB },
  }),
  signedAs("SUBJECT_INVALID", "no-subject", /<saml:Subject>.*<\/saml:Subject>/s, ""),
  signedAs("SUBJECT_INVALID", "base-id", /<saml:NameID.*<\/saml:NameID>/s, "<saml:BaseID></saml:BaseID>"),
  said("CONFIRMATION_INVALID", "sender-vouches", {
    confirmationMethod: "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches",
  }),
  said("CONFIRMATION_INVALID", "holder-of-key", {
    confirmationMethod: "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key",
  }),
  said("CONFIRMATION_INVALID", "not-before", { confirmationNotBefore: before(1) }),
  said("CONFIRMATION_INVALID", "no-end", { confirmationNotOnOrAfter: null }),
  signedAs(
    "CONFIRMATION_INVALID",
    "no-confirmation",
    /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/s,
    "",
  ),
  said("RECIPIENT_MISMATCH", "another-address", { recipient: "https://other.test" }),
  said("RECIPIENT_MISMATCH", "missing", { recipient: null }),
  said("IN_RESPONSE_TO_MISMATCH", "another-request", { inResponseTo: "_other" }),
  said("IN_RESPONSE_TO_MISMATCH", "only-on-the-response", {
    inResponseTo: null,
    responseInResponseTo: "_request",
  }),
  said("IN_RESPONSE_TO_MISMATCH", "only-in-the-confirmation", { responseInResponseTo: null }),
  said(
    "IN_RESPONSE_TO_MISMATCH",
    "unsolicited-with-an-answer",
    { inResponseTo: "_stray" },
    { unsolicited: true },
  ),
  said("AUTHN_STATEMENT_MISSING", "no-statement", { authnStatement: false }),
  signedAs(
    "AUTHN_STATEMENT_MISSING",
    "no-class",
    /<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/s,
    "",
  ),
  said("IDP_SESSION_ENDED", "a-minute-ago", { sessionNotOnOrAfter: before(1) }),
  said("ISSUED_IN_FUTURE", "in-four-minutes", { issueInstant: after(4) }),
  signedAs(
    "ISSUED_IN_FUTURE",
    "authenticated-in-four-minutes",
    /AuthnInstant="[^"]*"/,
    `AuthnInstant="${after(4).toISOString()}"`,
  ),
];

const persistent = { nameId: "u123", nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" };
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const WHO: readonly BadCase[] = [
  said("ADDRESS_MISSING", "opaque-name-id", persistent),
  said("ADDRESS_MISSING", "transient-name-id-that-looks-like-one", {
    nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  }),
  said("ADDRESS_MISSING", "mapped-attribute-is-absent", {}, { emailAttribute: "workMail" }),
  said("ADDRESS_INVALID", "guest", { nameId: "bob_acme.test#EXT#@globex.test" }),
  said("ADDRESS_INVALID", "two-signs", { nameId: "bob@acme.test@evil.test" }),
  said("ADDRESS_INVALID", "kelvin-sign", { nameId: "bob@acme.test".replace("b", "\u212a") }),
  said("ADDRESS_INVALID", "right-to-left", { nameId: `\u202e${BOB}` }),
  said("ADDRESS_INVALID", "quoted", { nameId: '"bob"@acme.test' }),
  said("ADDRESS_INVALID", "line-separator", { nameId: `bob@acme.test\u2028` }),
  said("ADDRESS_INVALID", "wide-space", { nameId: `${BOB}\u00a0` }),
  said("ADDRESS_INVALID", "elements-in-the-value", {
    ...persistent,
    editAssertion: (text) =>
      text.replace('Name="givenName"', 'Name="mail"').replace("Bob<", `<x>${BOB}</x><`),
  }),
  said("ADDRESS_INVALID", "nil", {
    ...persistent,
    editAssertion: (text) =>
      text
        .replace('Name="givenName"', 'Name="mail"')
        .replace("<saml:AttributeValue>Bob", `<saml:AttributeValue ${XSI} xsi:nil="true">${BOB}`),
  }),
  said("ADDRESS_AMBIGUOUS", "two-values", { ...persistent, attributes: { mail: [BOB, "eve@acme.test"] } }),
  said("ADDRESS_AMBIGUOUS", "two-attributes", {
    ...persistent,
    attributes: { mail: BOB, email: "eve@acme.test" },
  }),
  said("ADDRESS_AMBIGUOUS", "the-same-twice", { ...persistent, attributes: { mail: [BOB, BOB] } }),
];

/** Right in itself: only the database can tell what is wrong, so these are decided in lib/login and tested there. */
const DATABASE: readonly BadCase[] = (
  [
    ["IN_RESPONSE_TO_UNKNOWN", "attempt-that-is-not-open"],
    ["RESPONSE_REPLAYED", "second-time"],
    ["UNSOLICITED_NOT_ACCEPTED", "profile-takes-none"],
    ["UNSOLICITED_LOOP", "second-within-a-minute"],
    ["DOMAIN_NOT_ALLOWED", "domain-of-nobody"],
    ["IDENTITY_CHANGED", "another-name-id"],
  ] as const
).map(([code, name]) =>
  said(code, name, code.startsWith("UNSOLICITED") ? { inResponseTo: null } : {}, {
    decidedIn: "lib/login",
    ...(code.startsWith("UNSOLICITED") ? { unsolicited: true } : {}),
  }),
);

export const BAD_CASES: readonly BadCase[] = [
  ...SIZE_AND_ENCODING,
  ...LEXICAL,
  ...SHAPE,
  ...STATUS_CASES,
  ...SIGNATURE,
  ...ENCRYPTION,
  ...CLAIMS,
  ...WHO,
  ...DATABASE,
];
