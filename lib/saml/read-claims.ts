// From the signed element (SECURITY.md G9) to AssertionClaims. Nothing is judged here; what cannot be read is refused.
import type { AssertionClaims } from "../core/assertion-claims";
import { parseInstant } from "./instant";
import { refuse } from "./refused";
import type { SignedElement } from "./signature";
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsOf,
  isElement,
  isNamed,
  NS,
  textOf,
  type XmlElement,
} from "./xml-tree";

export interface ClaimSource {
  /** Signed itself, or inside a signed Response. */
  readonly assertion: XmlElement;
  readonly response: XmlElement;
  readonly signedResponse: SignedElement | null;
  readonly signedAssertion: SignedElement | null;
  readonly encrypted: boolean;
  readonly signedBy: string;
  readonly signatureAlgorithm: string;
}

/** @throws Refused SHAPE_UNEXPECTED, ISSUER_MISMATCH or SUBJECT_INVALID */
export function readClaims(source: ClaimSource): AssertionClaims {
  const { assertion, response } = source;
  return {
    assertionId: requireAttribute(assertion, "ID"),
    response: {
      id: requireAttribute(response, "ID"),
      signed: source.signedResponse !== null,
      issuer: readIssuer(response),
      destination: attributeOf(response, "Destination"),
      inResponseTo: attributeOf(response, "InResponseTo"),
      issueInstant: requireInstant(response, "IssueInstant"),
    },
    assertionSigned: source.signedAssertion !== null,
    encrypted: source.encrypted,
    signedBy: source.signedBy,
    signatureAlgorithm: source.signatureAlgorithm,
    issuer: readIssuer(assertion) ?? refuse("ISSUER_MISMATCH", "an Issuer on the assertion", "none"),
    issueInstant: requireInstant(assertion, "IssueInstant"),
    ...readSubject(assertion),
    conditions: readConditions(assertion),
    authnStatements: childrenNamed(assertion, NS.saml, "AuthnStatement").map(readAuthnStatement),
    attributes: readAttributes(assertion),
  };
}

const ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

/** saml-profiles 4.1.4.2: the Format of an Issuer is left out or is `entity`. */
function readIssuer(parent: XmlElement): string | null {
  const issuer = childNamed(parent, NS.saml, "Issuer");
  if (!issuer) return null;
  const format = attributeOf(issuer, "Format");
  if (format !== null && format !== ENTITY) refuse("ISSUER_MISMATCH", ENTITY, format);
  return textOf(issuer);
}

/** saml-core 8.3.7; an address is shorter still (SECURITY.md I5). */
const LONGEST_NAME_ID = 256;

/** Rule 9: one NameID, not a BaseID or an EncryptedID. */
function readSubject(assertion: XmlElement): Pick<AssertionClaims, "nameId" | "confirmations"> {
  const subject = childNamed(assertion, NS.saml, "Subject");
  const [name, ...rest] = subject ? elementsOf(subject) : [];
  if (!name || !isNamed(name, NS.saml, "NameID"))
    return refuse("SUBJECT_INVALID", "a Subject with one NameID", name?.name ?? "none");
  const value = textOf(name);
  if (value.trim() === "" || value.length > LONGEST_NAME_ID)
    refuse("SUBJECT_INVALID", `a NameID of 1 to ${LONGEST_NAME_ID} characters`, `${value.length} characters`);
  const stray = rest.find((one) => !isNamed(one, NS.saml, "SubjectConfirmation"));
  if (stray) refuse("SUBJECT_INVALID", "one NameID, then SubjectConfirmations", stray.name);
  return {
    nameId: {
      value,
      format: attributeOf(name, "Format"),
      spNameQualifier: attributeOf(name, "SPNameQualifier"),
    },
    confirmations: rest.map(readConfirmation),
  };
}

function readConfirmation(confirmation: XmlElement): AssertionClaims["confirmations"][number] {
  const data = childNamed(confirmation, NS.saml, "SubjectConfirmationData");
  return {
    method: requireAttribute(confirmation, "Method"),
    recipient: data && attributeOf(data, "Recipient"),
    notBefore: data && readInstant(data, "NotBefore"),
    notOnOrAfter: data && readInstant(data, "NotOnOrAfter"),
    inResponseTo: data && attributeOf(data, "InResponseTo"),
  };
}

/** ProxyRestriction is known and asks nothing of us: we never pass an assertion on (saml-core 2.5.1.6). */
const KNOWN_CONDITIONS = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];

function readConditions(assertion: XmlElement): AssertionClaims["conditions"] {
  const conditions = childNamed(assertion, NS.saml, "Conditions");
  if (!conditions) return null;
  const all = elementsOf(conditions);
  return {
    notBefore: readInstant(conditions, "NotBefore"),
    notOnOrAfter: readInstant(conditions, "NotOnOrAfter"),
    audiences: all.filter((one) => isNamed(one, NS.saml, "AudienceRestriction")).map(readAudiences),
    oneTimeUse: all.some((one) => isNamed(one, NS.saml, "OneTimeUse")),
    unknown: all
      .filter((one) => one.uri !== NS.saml || !KNOWN_CONDITIONS.includes(one.local))
      .map(({ name }) => name),
  };
}

function readAudiences(restriction: XmlElement): string[] {
  return elementsOf(restriction).map((audience) =>
    isNamed(audience, NS.saml, "Audience")
      ? textOf(audience)
      : refuse("SHAPE_UNEXPECTED", "only Audience in AudienceRestriction", audience.name),
  );
}

function readAuthnStatement(statement: XmlElement): AssertionClaims["authnStatements"][number] {
  const context = childNamed(statement, NS.saml, "AuthnContext");
  const reference =
    context &&
    (childNamed(context, NS.saml, "AuthnContextClassRef") ??
      childNamed(context, NS.saml, "AuthnContextDeclRef"));
  return {
    authnInstant: requireInstant(statement, "AuthnInstant"),
    sessionIndex: attributeOf(statement, "SessionIndex"),
    sessionNotOnOrAfter: readInstant(statement, "SessionNotOnOrAfter"),
    classRef: reference && textOf(reference).trim(),
  };
}

function readAttributes(assertion: XmlElement): AssertionClaims["attributes"] {
  const statements = childrenNamed(assertion, NS.saml, "AttributeStatement");
  return statements.flatMap((statement) => childrenNamed(statement, NS.saml, "Attribute")).map(readAttribute);
}

function readAttribute(attribute: XmlElement): AssertionClaims["attributes"][number] {
  const name = requireAttribute(attribute, "Name");
  const values: string[] = [];
  let structured = false;
  for (const value of childrenNamed(attribute, NS.saml, "AttributeValue")) {
    if (isPlain(value)) values.push(textOf(value));
    else structured = true;
  }
  return structured ? { name, values, structured } : { name, values };
}

/** Text only, and not nil (SECURITY.md I5). */
function isPlain(value: XmlElement): boolean {
  if (value.children.some(isElement)) return false;
  return !value.attributes.some(
    ({ local, uri, value: nil }) => uri === NS.xsi && local === "nil" && nil !== "false" && nil !== "0",
  );
}

function requireAttribute(element: XmlElement, local: string): string {
  return attributeOf(element, local) ?? refuse("SHAPE_UNEXPECTED", `${local} on ${element.name}`, "none");
}

function readInstant(element: XmlElement, local: string): Date | null {
  const text = attributeOf(element, local);
  if (text === null) return null;
  return parseInstant(text) ?? refuse("SHAPE_UNEXPECTED", `${local} as a date and time with zone`, text);
}

function requireInstant(element: XmlElement, local: string): Date {
  return readInstant(element, local) ?? refuse("SHAPE_UNEXPECTED", `${local} on ${element.name}`, "none");
}
