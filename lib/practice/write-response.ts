import type { KeyPair } from "../saml/key-pair";
import { encryptAssertion } from "./encrypt-assertion";
import type { RespondOptions } from "./respond-options";
import { insertSignature } from "./sign-element";
import { element, escapeText, newId, SAML, SAMLP, written } from "./write-xml";

const MINUTE = 60_000;

/** A Response of this identity provider, as text. */
export function writeResponse(entityId: string, keys: KeyPair, options: RespondOptions): string {
  const { sp, now, sign = "assertion" } = options;
  const id = options.responseId ?? newId();
  const issued = options.issueInstant ?? now;
  const answers =
    options.responseInResponseTo === undefined ? options.inResponseTo : options.responseInResponseTo;
  const destination = options.destination === undefined ? sp.acsUrl : options.destination;
  const responseIssuer =
    options.responseIssuer === undefined ? (options.issuer ?? entityId) : options.responseIssuer;
  const assertion = options.status
    ? ""
    : writeAssertion(entityId, keys, options, sign === "assertion" || sign === "both");
  const body = options.encrypt && assertion ? encryptAssertion(assertion, options.encrypt) : assertion;
  const attributes = [
    ["Destination", destination],
    ["ID", id],
    ["InResponseTo", answers],
    ["IssueInstant", issued.toISOString()],
    ["Version", "2.0"],
  ] as const;
  const issuer = responseIssuer === null ? "" : element("saml:Issuer", [], escapeText(responseIssuer), SAML);
  const xml = `<samlp:Response xmlns:samlp="${SAMLP}"${written(attributes)}>${issuer}${writeStatus(options)}${body}</samlp:Response>`;
  const signed = sign === "response" || sign === "both" ? insertSignature(xml, id, keys, options) : xml;
  return options.edit ? options.edit(signed) : signed;
}

function writeStatus(options: RespondOptions): string {
  const top = options.status ?? "urn:oasis:names:tc:SAML:2.0:status:Success";
  const second = options.subStatus ? element("samlp:StatusCode", [["Value", options.subStatus]], "") : "";
  const message = options.statusMessage
    ? element("samlp:StatusMessage", [], escapeText(options.statusMessage))
    : "";
  return element("samlp:Status", [], element("samlp:StatusCode", [["Value", top]], second) + message);
}

function writeAssertion(entityId: string, keys: KeyPair, options: RespondOptions, signed: boolean): string {
  const { now } = options;
  const id = options.assertionId ?? newId();
  const issued = options.issueInstant ?? now;
  const issuer = element("saml:Issuer", [], escapeText(options.issuer ?? entityId));
  const content =
    issuer +
    writeSubject(options) +
    writeConditions(options) +
    writeAuthn(options) +
    writeAttributes(options);
  const plain = `<saml:Assertion xmlns:saml="${SAML}"${written([
    ["ID", id],
    ["IssueInstant", issued.toISOString()],
    ["Version", "2.0"],
  ])}>${content}</saml:Assertion>`;
  const edited = options.editAssertion ? options.editAssertion(plain) : plain;
  return signed ? insertSignature(edited, id, keys, options) : edited;
}

function writeSubject(options: RespondOptions): string {
  const { now, sp } = options;
  const format =
    options.nameIdFormat === undefined
      ? "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
      : options.nameIdFormat;
  const nameId = element(
    "saml:NameID",
    [
      ["Format", format],
      ["SPNameQualifier", options.spNameQualifier],
    ],
    escapeText(options.nameId),
  );
  const until =
    options.confirmationNotOnOrAfter === undefined
      ? new Date(now.getTime() + 5 * MINUTE)
      : options.confirmationNotOnOrAfter;
  const data = element(
    "saml:SubjectConfirmationData",
    [
      ["InResponseTo", options.inResponseTo],
      ["NotBefore", options.confirmationNotBefore?.toISOString()],
      ["NotOnOrAfter", until?.toISOString()],
      ["Recipient", options.recipient === undefined ? sp.acsUrl : options.recipient],
    ],
    "",
  );
  const method = options.confirmationMethod ?? "urn:oasis:names:tc:SAML:2.0:cm:bearer";
  return element(
    "saml:Subject",
    [],
    nameId + element("saml:SubjectConfirmation", [["Method", method]], data),
  );
}

function writeConditions(options: RespondOptions): string {
  if (options.conditions === false) return "";
  const { now, sp } = options;
  const notBefore = options.notBefore === undefined ? new Date(now.getTime() - MINUTE) : options.notBefore;
  const notOnOrAfter =
    options.notOnOrAfter === undefined ? new Date(now.getTime() + 5 * MINUTE) : options.notOnOrAfter;
  const audiences = (options.audiences ?? [sp.entityId]).map((audience) =>
    element("saml:AudienceRestriction", [], element("saml:Audience", [], escapeText(audience))),
  );
  const times = [
    ["NotBefore", notBefore?.toISOString()],
    ["NotOnOrAfter", notOnOrAfter?.toISOString()],
  ] as const;
  return element("saml:Conditions", times, audiences.join("") + (options.extraCondition ?? ""));
}

function writeAuthn(options: RespondOptions): string {
  if (options.authnStatement === false) return "";
  const context = element(
    "saml:AuthnContext",
    [],
    element(
      "saml:AuthnContextClassRef",
      [],
      "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    ),
  );
  const attributes = [
    ["AuthnInstant", (options.issueInstant ?? options.now).toISOString()],
    ["SessionIndex", options.sessionIndex ?? newId()],
    ["SessionNotOnOrAfter", options.sessionNotOnOrAfter?.toISOString()],
  ] as const;
  return element("saml:AuthnStatement", attributes, context);
}

function writeAttributes(options: RespondOptions): string {
  const all = Object.entries(options.attributes ?? {});
  if (all.length === 0) return "";
  const list = all.map(([name, value]) => {
    const values = (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map((one) =>
      element("saml:AttributeValue", [], escapeText(one)),
    );
    return element("saml:Attribute", [["Name", name]], values.join(""));
  });
  return element("saml:AttributeStatement", [], list.join(""));
}
