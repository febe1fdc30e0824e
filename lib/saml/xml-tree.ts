// The one immutable tree of a message, and the only ways to look into it: by namespace and local name together.
import { refuse } from "./refused";

export const NS = {
  xml: "http://www.w3.org/XML/1998/namespace",
  xmlns: "http://www.w3.org/2000/xmlns/",
  saml: "urn:oasis:names:tc:SAML:2.0:assertion",
  samlp: "urn:oasis:names:tc:SAML:2.0:protocol",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  ds: "http://www.w3.org/2000/09/xmldsig#",
  xenc: "http://www.w3.org/2001/04/xmlenc#",
  xenc11: "http://www.w3.org/2009/xmlenc11#",
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
} as const;

/** Namespaces in scope, innermost first: a declaration and what was in scope before it. */
export interface Scope {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: Scope | null;
  readonly size: number;
}

export const OUTERMOST: Scope = { prefix: "xml", uri: NS.xml, outer: null, size: 0 };

/** The namespace that a prefix ("" for the default) is bound to; null when it is not bound. */
export function boundTo(scope: Scope | null, prefix: string): string | null {
  for (let one = scope; one; one = one.outer) if (one.prefix === prefix) return one.uri;
  return null;
}

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** "" for an attribute without prefix. */
  readonly uri: string;
  readonly value: string;
}

export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  /** Without the namespace declarations: those are in `scope`. */
  readonly attributes: readonly XmlAttribute[];
  readonly scope: Scope;
  /** Elements and text; neighbouring text is one string, never empty. */
  readonly children: readonly XmlNode[];
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

export function isNamed(element: XmlElement, uri: string, local: string): boolean {
  return element.local === local && element.uri === uri;
}

/** The value of an attribute without namespace; null when it is absent. */
export function attributeOf(element: XmlElement, local: string): string | null {
  for (const attribute of element.attributes)
    if (attribute.local === local && attribute.uri === "") return attribute.value;
  return null;
}

/** The child elements; text between them may only be white space. */
export function elementsOf(element: XmlElement): XmlElement[] {
  const elements: XmlElement[] = [];
  for (const child of element.children) {
    if (isElement(child)) elements.push(child);
    else if (!isWhite(child)) refuse("SHAPE_UNEXPECTED", `no text directly in ${element.name}`, child.trim());
  }
  return elements;
}

export function childrenNamed(element: XmlElement, uri: string, local: string): XmlElement[] {
  return elementsOf(element).filter((child) => isNamed(child, uri, local));
}

/** The only child of that name, or null; two are refused. */
export function childNamed(element: XmlElement, uri: string, local: string): XmlElement | null {
  const [first, second] = childrenNamed(element, uri, local);
  if (second) refuse("SHAPE_UNEXPECTED", `one ${local} in ${element.name}`, "several");
  return first ?? null;
}

/** The text of an element that may hold nothing else. */
export function textOf(element: XmlElement): string {
  let text = "";
  for (const child of element.children) {
    if (isElement(child)) refuse("SHAPE_UNEXPECTED", `only text in ${element.name}`, child.name);
    text += child;
  }
  return text;
}

/** XML 1.0 white space. */
export function isWhite(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false;
  }
  return true;
}
