// SAML.md 1.3 and 1.4: what a Response may look like, and its status.
import type { BadCase } from "../forgeries";
import { edited, genuine, inExtensions, said, signedAs, xml } from "./case-makers";

const EXTRA = (kind: string) => `<samlp:${kind} ID="_x" Version="2.0"></samlp:${kind}>`;
export const SHAPE: readonly BadCase[] = [
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
export const STATUS_CASES: readonly BadCase[] = [
  said("STATUS_NOT_SUCCESS", "responder", { status: `${STATUS}Responder` }),
  said("STATUS_NOT_SUCCESS", "authentication-failed", {
    status: `${STATUS}Responder`,
    subStatus: `${STATUS}AuthnFailed`,
    statusMessage: "No.",
  }),
  said("STATUS_NOT_SUCCESS", "second-level-under-success", { subStatus: `${STATUS}PartialLogout` }),
  edited("STATUS_NOT_SUCCESS", "failure-with-an-assertion", `${STATUS}Success`, `${STATUS}Requester`),
];
