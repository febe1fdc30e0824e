// SAML.md section 3: reads an identity provider's metadata, with the same strict reader as responses.
import { type CertificateDetails, type CertificateProblem, MOST_CERTIFICATES } from "../core/certificate";
import type { IdpChoice, IdpMetadata, MetadataProblem } from "../core/idp-metadata";
import { readCertificate } from "./certificate";
import { parseInstant } from "./instant";
import { metadataTree, type Stop, stop } from "./metadata-text";
import { attributeOf, isElement, isNamed, NS, type XmlElement } from "./xml-tree";

export type ReadMetadata =
  | { readonly metadata: IdpMetadata }
  | { readonly choices: readonly IdpChoice[] }
  | { readonly problem: MetadataProblem };

export interface MetadataOptions {
  readonly now: Date;
  /** Which entity of an aggregate; absent = the only one, or a list of choices. */
  readonly entityId?: string;
  /** Our public origin, to know our own metadata when somebody pastes it. */
  readonly origin?: string;
}

/** The text or the bytes of a metadata file. Signatures in it are not looked at: who gives it to us is who is trusted. */
export function readIdpMetadata(input: string | Uint8Array, options: MetadataOptions): ReadMetadata {
  const read = metadataTree(input);
  if ("problem" in read) return read;
  const entities = entitiesOf(read.root);
  const providers = entities.filter((entity) => samlRole(entity) !== null);
  if (providers.length === 0) return noProvider(read.root, entities, options.origin);
  const chosen =
    options.entityId === undefined
      ? providers
      : providers.filter((one) => attributeOf(one, "entityID") === options.entityId);
  if (chosen.length === 0) return stop("METADATA_NOT_FOUND", options.entityId);
  if (chosen.length > 1) return { choices: chosen.map(choiceOf) };
  return readEntity(chosen[0]!, read.root, options.now);
}

function readEntity(entity: XmlElement, root: XmlElement, now: Date): ReadMetadata {
  const issuer = attributeOf(entity, "entityID")?.trim() ?? "";
  if (issuer === "" || issuer.length > LONGEST_ENTITY_ID)
    return stop("METADATA_NO_ENTITY_ID", undefined, issuer.slice(0, 100));
  const role = samlRole(entity)!;
  const until = earliest([root, entity, role]);
  if (until && until <= now)
    return stop("METADATA_EXPIRED", `after ${now.toISOString()}`, until.toISOString());
  const signIn = endpoint(role, "SingleSignOnService");
  if (!signIn)
    return stop("METADATA_NO_SIGN_IN", "HTTP-Redirect or HTTP-POST", bindingsOf(role, "SingleSignOnService"));
  const signOut = endpoint(role, "SingleLogoutService");
  const bad = [signIn.location, signOut?.location].find(
    (location) => location !== undefined && !isUsableAddress(location),
  );
  if (bad !== undefined) return stop("METADATA_BAD_ADDRESS", "https://…", bad.slice(0, 200));
  const { certificates, problems } = signingCertificates(role);
  if (problems.some(({ code }) => code === "CERT_PRIVATE_KEY")) return stop("CERT_PRIVATE_KEY");
  if (certificates.length === 0)
    return stop(
      "METADATA_NO_CERT",
      "a KeyDescriptor for signing",
      problems.map(({ code }) => code).join(", ") || undefined,
    );
  const metadata: IdpMetadata = {
    issuer,
    signInUrl: signIn.location,
    signInBinding: signIn.binding,
    signOutUrl: signOut?.binding === "redirect" ? signOut.location : null,
    certificates,
    unusableCertificates: problems,
    wantsSignedRequests: ["true", "1"].includes(attributeOf(role, "WantAuthnRequestsSigned") ?? ""),
    displayName: displayName(entity),
    validUntil: until,
    nameIdFormats: children(role, NS.metadata, "NameIDFormat").map(looseText),
  };
  return { metadata };
}

/** saml-core 8.3.6. */
const LONGEST_ENTITY_ID = 1024;
const BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
const MDUI = "urn:oasis:names:tc:SAML:metadata:ui";

/** An EntitiesDescriptor may hold others. */
function entitiesOf(element: XmlElement): XmlElement[] {
  if (isNamed(element, NS.metadata, "EntityDescriptor")) return [element];
  if (!isNamed(element, NS.metadata, "EntitiesDescriptor")) return [];
  return element.children.flatMap((child) => (isElement(child) ? entitiesOf(child) : []));
}

/** The identity provider role for SAML 2.0: not SAML 1.1, not WS-Federation. */
function samlRole(entity: XmlElement): XmlElement | null {
  const roles = children(entity, NS.metadata, "IDPSSODescriptor");
  return (
    roles.find((role) =>
      (attributeOf(role, "protocolSupportEnumeration") ?? "").split(/\s+/).includes(NS.samlp),
    ) ?? null
  );
}

function noProvider(root: XmlElement, entities: readonly XmlElement[], origin: string | undefined): Stop {
  const ours = entities.find(
    (entity) => origin !== undefined && attributeOf(entity, "entityID")?.startsWith(`${origin}/saml/`),
  );
  if (ours) return stop("METADATA_IS_OURS", undefined, attributeOf(ours, "entityID") ?? undefined);
  if (entities.length === 0) return stop("METADATA_NO_IDP", "EntityDescriptor", root.name);
  const roles = entities
    .flatMap((entity) => entity.children.filter(isElement))
    .filter(({ local }) => local.endsWith("Descriptor"));
  const named = [
    ...new Set(
      roles.map(({ local }) => (local === "RoleDescriptor" ? "RoleDescriptor (WS-Federation)" : local)),
    ),
  ];
  return stop("METADATA_NO_IDP", "IDPSSODescriptor for SAML 2.0", named.join(", ") || "no role");
}

interface Endpoint {
  readonly binding: "redirect" | "post";
  readonly location: string;
}

/** HTTP-Redirect before HTTP-POST: it shows no blank page. */
function endpoint(role: XmlElement, local: string): Endpoint | null {
  for (const binding of ["redirect", "post"] as const) {
    const uri = BINDINGS + (binding === "redirect" ? "HTTP-Redirect" : "HTTP-POST");
    const found = children(role, NS.metadata, local).find((one) => attributeOf(one, "Binding") === uri);
    const location = found && attributeOf(found, "Location")?.trim();
    if (location) return { binding, location };
  }
  return null;
}

function bindingsOf(role: XmlElement, local: string): string {
  return (
    children(role, NS.metadata, local)
      .map((one) => attributeOf(one, "Binding") ?? "")
      .join(", ") || "none"
  );
}

/** SECURITY.md M4: https without user name or fragment; plain http only to this very machine and to reserved test names. */
export function isUsableAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "" || address.includes("#") || /\s/.test(address)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && TEST_HOST.test(url.hostname));
}

const TEST_HOST = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|(?:.+\.)?localhost|.+\.test)$/;

/** KeyDescriptors for signing, or for everything; each certificate once. Of more than five the longest-lived are kept. */
function signingCertificates(role: XmlElement): {
  certificates: CertificateDetails[];
  problems: CertificateProblem[];
} {
  const found = new Map<string, CertificateDetails>();
  const problems: CertificateProblem[] = [];
  for (const key of children(role, NS.metadata, "KeyDescriptor")) {
    const use = attributeOf(key, "use");
    if (use !== null && use !== "signing") continue;
    for (const text of certificateTexts(key)) {
      const read = readCertificate(text);
      if ("problem" in read) problems.push(read.problem);
      else found.set(read.certificate.der, read.certificate);
    }
  }
  const all = [...found.values()];
  const kept = [...all]
    .sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())
    .slice(0, MOST_CERTIFICATES);
  return { certificates: all.filter((one) => kept.includes(one)), problems };
}

function certificateTexts(key: XmlElement): string[] {
  return children(key, NS.ds, "KeyInfo")
    .flatMap((info) => children(info, NS.ds, "X509Data"))
    .flatMap((data) => children(data, NS.ds, "X509Certificate"))
    .map(looseText)
    .filter((text) => text !== "");
}

/** validUntil may stand on the aggregate, the entity and the role: the first to end counts. */
function earliest(elements: readonly XmlElement[]): Date | null {
  const ends = elements.flatMap((element) => parseInstant(attributeOf(element, "validUntil") ?? "") ?? []);
  return ends.length > 0 ? new Date(Math.min(...ends.map((end) => end.getTime()))) : null;
}

function choiceOf(entity: XmlElement): IdpChoice {
  return { issuer: attributeOf(entity, "entityID") ?? "", displayName: displayName(entity) };
}

/** The English name, else any: from mdui:UIInfo, else from the organization. */
function displayName(entity: XmlElement): string | null {
  const role = samlRole(entity);
  const info = role
    ? children(role, NS.metadata, "Extensions").flatMap((one) => children(one, MDUI, "UIInfo"))
    : [];
  const organizations = children(entity, NS.metadata, "Organization");
  const names = [
    ...info.flatMap((one) => children(one, MDUI, "DisplayName")),
    ...organizations.flatMap((one) => children(one, NS.metadata, "OrganizationDisplayName")),
  ];
  const english = names.find((name) =>
    name.attributes.some(({ uri, value }) => uri === NS.xml && value.startsWith("en")),
  );
  const name = english ?? names[0];
  return name ? looseText(name).slice(0, 200) || null : null;
}

function children(element: XmlElement, uri: string, local: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => isNamed(child, uri, local));
}

function looseText(element: XmlElement): string {
  return element.children
    .filter((child) => !isElement(child))
    .join("")
    .trim();
}
