// SAML.md 1.5.

import type { SamlFaultCode } from "../../../core/saml-fault";
import type { BadCase } from "../forgeries";
import { KEYS } from "../made-world";
import { ENVELOPED, signatureTemplate, signWithXmlsec, type Template } from "../sign-with-xmlsec";
import { EXC, edited, genuineUnsigned, many, said, xml } from "./case-makers";

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
export const SIGNATURE: readonly BadCase[] = [
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
