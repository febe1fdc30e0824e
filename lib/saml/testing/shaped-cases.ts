// Good cases written by hand after what well-known products send (their prefixes, default namespaces, PrefixLists, types
// and white space), signed by xmlsec1. Not captured from those products: the folder names say "shaped".
import { BOB, ENTITY_ID, KEYS, NOW, REQUEST } from "./made-world";
import { ENVELOPED, signatureTemplate, signWithXmlsec, type Template } from "./sign-with-xmlsec";
import { SP } from "./testdata";

const SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
const SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
const at = NOW.toISOString();
const later = new Date(NOW.getTime() + 3_600_000).toISOString();
const keyInfo = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${KEYS.idp.der.match(/.{1,76}/g)!.join("\n")}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
const sign = (xml: string) => signWithXmlsec(xml, KEYS.idp.privateKeyPem);
const template = (id: string, more: Partial<Template> = {}) => signatureTemplate({ id, keyInfo, ...more });

/** Default namespaces, the assertion alone signed, a subject of the persistent kind and the address in a claim URI. */
const entra = sign(
  `<samlp:Response ID="_r1" Version="2.0" IssueInstant="${at}" Destination="${SP.acsUrl}" InResponseTo="${REQUEST}" xmlns:samlp="${SAMLP}">` +
    `<Issuer xmlns="${SAML}">${ENTITY_ID}</Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>` +
    `<Assertion ID="_a1" IssueInstant="${at}" Version="2.0" xmlns="${SAML}"><Issuer>${ENTITY_ID}</Issuer>${template("_a1")}` +
    `<Subject><NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">2fA9-x</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData InResponseTo="${REQUEST}" NotOnOrAfter="${later}" Recipient="${SP.acsUrl}"/></SubjectConfirmation></Subject>` +
    `<Conditions NotBefore="${at}" NotOnOrAfter="${later}"><AudienceRestriction><Audience>${SP.entityId}</Audience></AudienceRestriction></Conditions>` +
    `<AttributeStatement><Attribute Name="http://schemas.microsoft.com/identity/claims/tenantid"><AttributeValue>6b1c</AttributeValue></Attribute><Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"><AttributeValue>${BOB}</AttributeValue></Attribute><Attribute Name="http://schemas.microsoft.com/ws/2008/06/identity/claims/groups"><AttributeValue>a</AttributeValue><AttributeValue>b</AttributeValue></Attribute></AttributeStatement>` +
    `<AuthnStatement AuthnInstant="${at}" SessionIndex="_a1"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion></samlp:Response>`,
);

const xsString =
  'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"';
const saml2 = (response: string, assertion: string, value = xsString) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<saml2p:Response Destination="${SP.acsUrl}" ID="id1" InResponseTo="${REQUEST}" IssueInstant="${at}" Version="2.0" xmlns:saml2p="${SAMLP}" xmlns:xs="http://www.w3.org/2001/XMLSchema"><saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity" xmlns:saml2="${SAML}">${ENTITY_ID}</saml2:Issuer>${response}` +
  `<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>` +
  `<saml2:Assertion ID="id2" IssueInstant="${at}" Version="2.0" xmlns:saml2="${SAML}" xmlns:xs="http://www.w3.org/2001/XMLSchema"><saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">${ENTITY_ID}</saml2:Issuer>${assertion}` +
  `<saml2:Subject><saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${BOB}</saml2:NameID><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData InResponseTo="${REQUEST}" NotOnOrAfter="${later}" Recipient="${SP.acsUrl}"/></saml2:SubjectConfirmation></saml2:Subject>` +
  `<saml2:Conditions NotBefore="${at}" NotOnOrAfter="${later}"><saml2:AudienceRestriction><saml2:Audience>${SP.entityId}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>` +
  `<saml2:AuthnStatement AuthnInstant="${at}" SessionIndex="id3"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>` +
  `<saml2:AttributeStatement><saml2:Attribute Name="displayName" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"><saml2:AttributeValue ${value}>Bob É &amp; Söhne &lt;&#13;&#10;&#x1F511;</saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement></saml2:Assertion></saml2p:Response>`;
/** Response and assertion signed, `xs` in the PrefixList, typed values. */
const inner = ["--node-xpath", "//*[local-name()='Assertion']/*[local-name()='Signature']"];
const okta = sign(
  signWithXmlsec(
    saml2(template("id1", { prefixes: "xs" }), template("id2", { prefixes: "xs" })),
    KEYS.idp.privateKeyPem,
    "pem",
    inner,
  ),
);
/** The response alone signed. */
const google = sign(saml2(template("id1"), ""));

const shibboleth = sign(
  saml2(
    "",
    template("id2", {
      prefixes: "#default saml2 xs xsi",
      signatureMethod: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
      digestMethod: "http://www.w3.org/2001/04/xmlenc#sha512",
    }),
  ),
);
/** Line breaks and indentation everywhere, two restrictions' worth of audiences, CR LF in the signature. */
const indented = sign(
  saml2(
    "",
    template("id2", {
      transforms: `\n  ${ENVELOPED}\r\n  <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>\n`,
    }),
    `${xsString} xml:space="preserve"`,
  )
    .replaceAll("><saml2", ">\r\n  <saml2")
    .replace("<saml2:Audience>", "<saml2:Audience>https://elsewhere.test</saml2:Audience><saml2:Audience>"),
);

export const SHAPED: Readonly<Record<string, { about: string; cases: Readonly<Record<string, string>> }>> = {
  "shaped-entra": {
    about: "Written by hand in the shape of Microsoft Entra ID; signed by xmlsec1.",
    cases: { "assertion-signed": entra },
  },
  "shaped-okta": {
    about: "Written by hand in the shape of Okta; signed by xmlsec1.",
    cases: { "both-signed": okta },
  },
  "shaped-google": {
    about: "Written by hand in the shape of Google Workspace; signed by xmlsec1.",
    cases: { "response-signed": google },
  },
  "shaped-shibboleth": {
    about: "Written by hand in the shape of Shibboleth; signed by xmlsec1.",
    cases: { "prefix-list-sha512": shibboleth },
  },
  "shaped-indented": {
    about: "Written by hand with white space in every place that may hold it; signed by xmlsec1.",
    cases: { "assertion-signed": indented },
  },
};
