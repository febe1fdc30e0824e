// SAML.md section 4, SECURITY.md L1: somebody asks to end sessions. Believed only when a certificate of the profile has
// signed it: the root by POST, the octets of the query by redirect. Read from that root and nothing else.
import { inflateRawSync } from "node:zlib";
import type { SamlFault } from "../core/saml-fault";
import { strictBase64 } from "./base64";
import { parseInstant } from "./instant";
import { catchRefusal, refuse } from "./refused";
import { LONGEST_ID } from "./response-shape";
import { LARGEST_RESPONSE, responseText, strictText } from "./response-text";
import { type SigningCertificate, verifyOctets, verifySignature } from "./signature";
import { readXml } from "./strict-xml";
import { publicKeyOf } from "./trusted-keys";
import { isNCName } from "./xml-names";
import { attributeOf, elementsOf, isNamed, NS, textOf, type XmlElement } from "./xml-tree";

export type LogoutMessage =
  | { readonly binding: "post"; readonly field: string }
  /** The query as it came, undecoded: its octets are what was signed. */
  | { readonly binding: "redirect"; readonly query: string };

export interface LogoutExpectation {
  readonly certificates: readonly SigningCertificate[];
  readonly issuer: string;
  readonly sloUrl: string;
  readonly toleranceSeconds: number;
}

export interface LogoutRequest {
  readonly id: string;
  readonly nameId: { readonly value: string; readonly format: string | null };
  /** None: all sessions of this NameID. */
  readonly sessionIndexes: readonly string[];
  /** Until then the same request would be believed again. */
  readonly rememberUntil: Date;
}

/** A request is for now; a user waits for it. */
const LONGEST_AGE_MS = 5 * 60_000;
const MOST_INDEXES = 100;
const UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** Verifies a LogoutRequest and reads it; never throws for what a message can hold. */
export function verifyLogoutRequest(
  expected: LogoutExpectation,
  message: LogoutMessage,
  now: Date,
): { readonly request: LogoutRequest } | { readonly fault: SamlFault } {
  return catchRefusal(() => {
    const certificates = expected.certificates.filter(({ der }) => publicKeyOf(der) !== null);
    if (certificates.length === 0)
      refuse("CERTIFICATE_MISSING", "at least one usable certificate on the profile", "none");
    const root =
      message.binding === "post"
        ? signedRoot(message.field, certificates)
        : signedQuery(message.query, certificates);
    return { request: readRequest(root, expected, now) };
  });
}

function signedRoot(field: string, certificates: readonly SigningCertificate[]): XmlElement {
  const root = requireLogout(readXml(responseText(field)));
  const signature = elementsOf(root)[1];
  if (!signature || !isNamed(signature, NS.ds, "Signature"))
    return refuse("SIGNATURE_MISSING", "a Signature right after the Issuer", "none");
  return verifySignature(root, signature, certificates).element;
}

/** saml-bindings 3.4.4.1. Nothing is inflated before its signature has verified, and then with a limit (T8). */
function signedQuery(query: string, certificates: readonly SigningCertificate[]): XmlElement {
  const raw = parametersOf(query);
  const [request, algorithm, signature] = ["SAMLRequest", "SigAlg", "Signature"].map((name) => raw.get(name));
  if (!algorithm || !signature) refuse("SIGNATURE_MISSING", "SigAlg and Signature", "none");
  const encoding = raw.get("SAMLEncoding");
  if (encoding !== undefined && decoded(encoding) !== DEFLATE)
    refuse("SHAPE_UNEXPECTED", DEFLATE, decoded(encoding));
  const value = strictBase64(decoded(signature!));
  if (!value) return refuse("SIGNATURE_SHAPE", "base64 in Signature", signature);
  const signed = ["SAMLRequest", "RelayState", "SigAlg"].filter((name) => raw.has(name));
  const octets = signed.map((name) => `${name}=${raw.get(name)}`).join("&");
  verifyOctets(octets, { algorithmUri: decoded(algorithm!), value }, certificates);
  const root = requireLogout(readXml(strictText(inflated(decoded(request ?? "")))));
  if (elementsOf(root).some((child) => isNamed(child, NS.ds, "Signature")))
    refuse("SIGNATURE_SHAPE", "no Signature in a message whose query is signed");
  return root;
}

const DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";

/** Each name once: of two, the signed one could be another than the one that is read. */
function parametersOf(query: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of query.split("&")) {
    const [name, value = ""] = split(part);
    if (found.has(name)) refuse("SHAPE_UNEXPECTED", `${name} once`, "twice");
    found.set(name, value);
  }
  return found;
}

function split(part: string): [string, string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return refuse("SHAPE_UNEXPECTED", "a query in URL encoding", value);
  }
}

function inflated(value: string): Buffer {
  const bytes = strictBase64(value);
  if (!bytes || value === "") return refuse("RESPONSE_NOT_BASE64", "base64 with padding", value.slice(0, 40));
  try {
    return inflateRawSync(bytes, { maxOutputLength: LARGEST_RESPONSE });
  } catch {
    return refuse("RESPONSE_NOT_TEXT", `a deflated message of at most ${LARGEST_RESPONSE / 1024} KiB`);
  }
}

function requireLogout(root: XmlElement): XmlElement {
  if (!isNamed(root, NS.samlp, "LogoutRequest"))
    refuse("SHAPE_UNEXPECTED", "samlp:LogoutRequest", `${root.name} in ${root.uri || "no namespace"}`);
  const [issuer] = elementsOf(root);
  if (!issuer || !isNamed(issuer, NS.saml, "Issuer"))
    refuse("SHAPE_UNEXPECTED", "saml:Issuer first", issuer?.name ?? "nothing");
  return root;
}

/** saml-schema-protocol LogoutRequestType, after the signature has verified. */
function readRequest(root: XmlElement, expected: LogoutExpectation, now: Date): LogoutRequest {
  const [issuer, ...children] = elementsOf(root);
  const version = attributeOf(root, "Version");
  if (version !== "2.0") refuse("SHAPE_UNEXPECTED", "Version 2.0", version ?? "none");
  const id = attributeOf(root, "ID") ?? "";
  if (id.length > LONGEST_ID || !isNCName(id)) refuse("ID_INVALID", "an ID that is an NCName", id);
  const from = textOf(issuer!);
  if (from !== expected.issuer) refuse("ISSUER_MISMATCH", expected.issuer, from);
  const destination = attributeOf(root, "Destination");
  if (destination !== expected.sloUrl) refuse("DESTINATION_MISMATCH", expected.sloUrl, destination ?? "none");
  const rememberUntil = checkTimes(root, expected.toleranceSeconds * 1000, now);
  const subjects = children.filter((child) => !isNamed(child, NS.ds, "Signature") && !isExtension(child));
  const [nameId, ...indexes] = subjects;
  if (!nameId || !isNamed(nameId, NS.saml, "NameID"))
    return refuse("SUBJECT_INVALID", "a NameID in plain text", nameId?.name ?? "none");
  const value = textOf(nameId);
  if (value === "" || value.length > 256) refuse("SUBJECT_INVALID", "a NameID of 1 to 256 characters", value);
  const other = indexes.find((child) => !isNamed(child, NS.samlp, "SessionIndex"));
  if (other || indexes.length > MOST_INDEXES)
    refuse("SHAPE_UNEXPECTED", `at most ${MOST_INDEXES} SessionIndex after the NameID`, other?.name);
  const format = attributeOf(nameId, "Format");
  return {
    id,
    nameId: { value, format: format === UNSPECIFIED ? null : format },
    sessionIndexes: indexes.map(textOf),
    rememberUntil,
  };
}

const isExtension = (child: XmlElement) => isNamed(child, NS.samlp, "Extensions");

function checkTimes(root: XmlElement, tolerance: number, now: Date): Date {
  const issued = instantOf(root, "IssueInstant");
  if (!issued) return refuse("SHAPE_UNEXPECTED", "an IssueInstant", "none");
  if (issued.getTime() > now.getTime() + tolerance)
    refuse("ISSUED_IN_FUTURE", now.toISOString(), issued.toISOString());
  const ends = new Date(issued.getTime() + LONGEST_AGE_MS);
  const given = instantOf(root, "NotOnOrAfter");
  for (const end of given ? [ends, given] : [ends])
    if (end.getTime() <= now.getTime() - tolerance)
      refuse("EXPIRED", `after ${now.toISOString()}`, end.toISOString());
  return new Date(ends.getTime() + tolerance);
}

function instantOf(root: XmlElement, name: string): Date | null {
  const text = attributeOf(root, name);
  if (text === null) return null;
  return parseInstant(text) ?? refuse("SHAPE_UNEXPECTED", `a date and time with a zone in ${name}`, text);
}
