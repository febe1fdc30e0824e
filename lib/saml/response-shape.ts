// SAML.md 1.3 and 1.4 (SECURITY.md T6, G5, G6, G10, P1): what a Response may look like, before anything in it is believed.
import { refuse } from "./refused";
import { isNCName } from "./xml-names";
import { attributeOf, elementsOf, isElement, isNamed, NS, textOf, type XmlElement } from "./xml-tree";

export interface ResponseShape {
  readonly response: XmlElement;
  readonly signature: XmlElement | null;
  /** Exactly one of the two is not null. */
  readonly assertion: AssertionShape | null;
  readonly encrypted: XmlElement | null;
}

export interface AssertionShape {
  readonly assertion: XmlElement;
  readonly signature: XmlElement | null;
}

/**
 * Rules 3 and 4. Status is judged before the assertion is counted: a failure carries none.
 * @throws Refused SHAPE_UNEXPECTED, ID_INVALID, STATUS_NOT_SUCCESS or ASSERTION_COUNT
 */
export function responseShape(root: XmlElement): ResponseShape {
  if (!isNamed(root, NS.samlp, "Response"))
    refuse("SHAPE_UNEXPECTED", "samlp:Response", `${root.name} in ${root.uri || "no namespace"}`);
  requireVersion(root);
  const children = elementsOf(root);
  const [issuer = null, signature = null, , status = null] = inOrder(root, children, RESPONSE_ORDER);
  checkStatus(status);
  const found = children.filter(
    (child) => isNamed(child, NS.saml, "Assertion") || isNamed(child, NS.saml, "EncryptedAssertion"),
  );
  const [only] = found;
  if (!only || found.length > 1) refuse("ASSERTION_COUNT", "exactly one assertion", String(found.length));
  requireAfterIssuer(root, issuer, signature);
  const encrypted = only.local === "EncryptedAssertion";
  const inner = encrypted ? null : assertionShape(only);
  const allowed = [signature, inner?.signature ?? null];
  const ids = new Set<string>();
  for (const child of children) searchStrays(child, child === only ? only : null, allowed, ids);
  noteIds(root, ids);
  return { response: root, signature, assertion: inner, encrypted: encrypted ? only : null };
}

/** The same rule for an assertion that was decrypted: a root of its own. `ids` of the message around it may not come again. */
export function decryptedShape(root: XmlElement, around: XmlElement): AssertionShape {
  if (!isNamed(root, NS.saml, "Assertion"))
    refuse("SHAPE_UNEXPECTED", "saml:Assertion in the encrypted data", root.name);
  const shape = assertionShape(root);
  const ids = new Set<string>();
  collectIds(around, ids);
  searchStrays(root, root, [shape.signature], ids);
  return shape;
}

function assertionShape(assertion: XmlElement): AssertionShape {
  requireVersion(assertion);
  const children = elementsOf(assertion);
  const [issuer = null, signature = null] = inOrder(assertion, children, ASSERTION_ORDER);
  requireAfterIssuer(assertion, issuer, signature);
  return { assertion, signature };
}

type Rank = readonly [uri: string, local: string];
/** saml-schema-protocol StatusResponseType: each at most once, in this order; then the assertion. */
const RESPONSE_ORDER: readonly Rank[] = [
  [NS.saml, "Issuer"],
  [NS.ds, "Signature"],
  [NS.samlp, "Extensions"],
  [NS.samlp, "Status"],
];
/** saml-schema-assertion AssertionType: each at most once, in this order; then the statements. */
const ASSERTION_ORDER: readonly Rank[] = [
  [NS.saml, "Issuer"],
  [NS.ds, "Signature"],
  [NS.saml, "Subject"],
  [NS.saml, "Conditions"],
  [NS.saml, "Advice"],
];
const REST: Readonly<Record<string, readonly string[]>> = {
  Response: ["Assertion", "EncryptedAssertion"],
  Assertion: ["Statement", "AuthnStatement", "AuthzDecisionStatement", "AttributeStatement"],
};

function inOrder(
  parent: XmlElement,
  children: readonly XmlElement[],
  order: readonly Rank[],
): (XmlElement | null)[] {
  const found: (XmlElement | null)[] = order.map(() => null);
  let reached = -1;
  for (const child of children) {
    const rank = order.findIndex(([uri, local]) => isNamed(child, uri, local));
    if (rank < 0) {
      const last = child.uri === NS.saml && REST[parent.local]!.includes(child.local);
      if (!last) refuse("SHAPE_UNEXPECTED", `only known elements in ${parent.name}`, child.name);
      reached = order.length;
    } else {
      if (rank <= reached)
        refuse("SHAPE_UNEXPECTED", `the elements of ${parent.name} once and in order`, child.name);
      found[rank] = child;
      reached = rank;
    }
  }
  return found;
}

function requireVersion(element: XmlElement): void {
  const version = attributeOf(element, "Version");
  if (version !== "2.0") refuse("SHAPE_UNEXPECTED", `Version 2.0 on ${element.local}`, version ?? "none");
  if (attributeOf(element, "ID") === null) refuse("ID_INVALID", `an ID on ${element.local}`, "none");
}

function requireAfterIssuer(
  parent: XmlElement,
  issuer: XmlElement | null,
  signature: XmlElement | null,
): void {
  if (signature && !issuer)
    refuse("SHAPE_UNEXPECTED", `the Signature of ${parent.local} right after its Issuer`, "no Issuer");
}

const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** Rule 4. A second-level code is a failure, and tells more than the first. */
function checkStatus(status: XmlElement | null): void {
  if (!status) refuse("SHAPE_UNEXPECTED", "samlp:Status", "none");
  const parts = elementsOf(status);
  const code = parts.find((part) => isNamed(part, NS.samlp, "StatusCode"));
  if (!code || parts.filter((part) => part.local === "StatusCode").length > 1)
    refuse("SHAPE_UNEXPECTED", "one StatusCode", "another number");
  const second = elementsOf(code)[0];
  if (attributeOf(code, "Value") === SUCCESS && !second) return;
  const message = parts.find((part) => isNamed(part, NS.samlp, "StatusMessage"));
  const codes = [code, second].flatMap((one) => (one ? [attributeOf(one, "Value") ?? "no Value"] : []));
  refuse("STATUS_NOT_SUCCESS", SUCCESS, codes.join(" / ") + (message ? ` (${textOf(message).trim()})` : ""));
}

/** Anywhere below: no second assertion, no message in the message, no signature but the allowed ones, no ds:Object. */
function searchStrays(
  element: XmlElement,
  theAssertion: XmlElement | null,
  allowed: readonly (XmlElement | null)[],
  ids: Set<string>,
): void {
  noteIds(element, ids);
  if (element !== theAssertion && isStray(element, allowed)) {
    const code = element.local.endsWith("Assertion")
      ? "ASSERTION_COUNT"
      : element.uri === NS.ds
        ? "SIGNATURE_SHAPE"
        : "SHAPE_UNEXPECTED";
    refuse(code, "none in this place", element.name);
  }
  for (const child of element.children) if (isElement(child)) searchStrays(child, theAssertion, allowed, ids);
}

function isStray(element: XmlElement, allowed: readonly (XmlElement | null)[]): boolean {
  const { uri, local } = element;
  if (uri === NS.saml) return local === "Assertion" || local === "EncryptedAssertion";
  if (uri === NS.samlp) return /(?:Request|Response|Query)$/.test(local);
  return uri === NS.ds && (local === "Object" || (local === "Signature" && !allowed.includes(element)));
}

function collectIds(element: XmlElement, ids: Set<string>): void {
  noteIds(element, ids);
  for (const child of element.children) if (isElement(child)) collectIds(child, ids);
}

/** IDs are kept for a while in an index of the database, which takes keys of limited size only. */
export const LONGEST_ID = 256;

/** IDs are unqualified, NCNames, and unique over all the ways to write one (SECURITY.md G6). */
function noteIds(element: XmlElement, ids: Set<string>): void {
  for (const { name, local, uri, value } of element.attributes) {
    if (local !== "ID" && local !== "Id" && local !== "id") continue;
    if (uri !== "") refuse("ID_INVALID", "an ID without namespace", name);
    if (value.length > LONGEST_ID || !isNCName(value))
      refuse("ID_INVALID", `an ID that is an NCName of at most ${LONGEST_ID} characters`, value);
    if (ids.has(value)) refuse("ID_INVALID", "each ID once", value);
    ids.add(value);
  }
}
