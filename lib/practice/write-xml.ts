// Writes every element in its canonical form from the start (namespaces where they are first used, attributes in order, no
// empty tags), so that the text itself is what has to be digested. It shares no code with the verifier.
import { randomBytes } from "node:crypto";

export const SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
export const SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
export const DS = "http://www.w3.org/2000/09/xmldsig#";

type Attributes = ReadonlyArray<readonly [name: string, value: string | null | undefined]>;

/** `declares`: the namespace of the prefix, where it is used for the first time. */
export function element(name: string, attributes: Attributes, content: string, declares?: string): string {
  const prefix = name.slice(0, name.indexOf(":"));
  return `<${name}${declares ? ` xmlns:${prefix}="${declares}"` : ""}${written(attributes)}>${content}</${name}>`;
}

/** Attributes as they are written; those without a value are left out. */
export function written(attributes: Attributes): string {
  return attributes
    .map(([name, value]) => (value === null || value === undefined ? "" : ` ${name}="${escapeValue(value)}"`))
    .join("");
}

export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

function escapeValue(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}

/** An ID that XML takes, for messages and assertions. */
export function newId(): string {
  return `_${randomBytes(16).toString("hex")}`;
}
