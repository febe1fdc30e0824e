// Exclusive XML canonicalization 1.0 without comments (https://www.w3.org/TR/xml-exc-c14n/) of one element.
import { holdsAny } from "./holds-any";
import { boundTo, isElement, type Scope, type XmlAttribute, type XmlElement } from "./xml-tree";

export interface CanonicalizeOptions {
  /** InclusiveNamespaces PrefixList; "" stands for #default. */
  readonly inclusivePrefixes?: readonly string[];
  /** Left out with all that is in it: the signature, by the enveloped-signature transform (xmldsig-core 6.6.4). */
  readonly without?: XmlElement | null;
}

/** The canonical text of an element; its UTF-8 bytes are what is digested and signed. */
export function canonicalize(element: XmlElement, options: CanonicalizeOptions = {}): string {
  const inclusive = new Set(options.inclusivePrefixes);
  return write(element, { written: null, parentScope: null }, inclusive, options.without ?? null);
}

interface Around {
  /** Namespaces already written by the ancestors in the output; null: none. */
  readonly written: Scope | null;
  /** Namespaces in scope at the parent in the output; null: there is no parent. */
  readonly parentScope: Scope | null;
}

function write(
  element: XmlElement,
  around: Around,
  inclusive: ReadonlySet<string>,
  without: XmlElement | null,
): string {
  const added = newNamespaces(element, around, inclusive);
  let { written } = around;
  let text = `<${element.name}`;
  for (const { prefix, uri } of added) {
    text += prefix === "" ? ` xmlns="${escapeValue(uri)}"` : ` xmlns:${prefix}="${escapeValue(uri)}"`;
    written = { prefix, uri, outer: written, size: 0 };
  }
  for (const attribute of sortedAttributes(element.attributes))
    text += ` ${attribute.name}="${escapeValue(attribute.value)}"`;
  text += ">";
  for (const child of element.children) {
    if (!isElement(child)) text += escapeText(child);
    else if (child !== without)
      text += write(child, { written, parentScope: element.scope }, inclusive, without);
  }
  return `${text}</${element.name}>`;
}

interface Declaration {
  readonly prefix: string;
  readonly uri: string;
}

/** Section 3: what is visibly used here, or listed, and not yet written with this value by an ancestor; by prefix. */
function newNamespaces(
  element: XmlElement,
  { written, parentScope }: Around,
  inclusive: ReadonlySet<string>,
): readonly Declaration[] {
  const added: Declaration[] = [];
  consider(added, written, element.prefix, element.uri);
  for (const { prefix, uri } of element.attributes) if (prefix !== "") consider(added, written, prefix, uri);
  if (inclusive.size > 0) {
    // What is listed and was in scope at the parent is written already, so only what is declared here can be new.
    for (const prefix of parentScope ? declaredSince(parentScope, element.scope) : inclusive) {
      const uri = inclusive.has(prefix) ? boundTo(element.scope, prefix) : null;
      if (uri !== null) consider(added, written, prefix, uri);
    }
  }
  return added.length > 1 ? added.sort((a, b) => compareCodePoints(a.prefix, b.prefix)) : added;
}

function declaredSince(outer: Scope, scope: Scope): string[] {
  const prefixes: string[] = [];
  for (let one: Scope | null = scope; one && one !== outer; one = one.outer) prefixes.push(one.prefix);
  return prefixes;
}

function consider(added: Declaration[], above: Scope | null, prefix: string, uri: string): void {
  if (prefix === "xml" || (boundTo(above, prefix) ?? "") === uri) return;
  for (const one of added) if (one.prefix === prefix) return;
  added.push({ prefix, uri });
}

/** By namespace name, then local name; identity providers mostly write them so already. */
function sortedAttributes(attributes: readonly XmlAttribute[]): readonly XmlAttribute[] {
  for (let at = 1; at < attributes.length; at++)
    if (compareNames(attributes[at - 1]!, attributes[at]!) > 0) return [...attributes].sort(compareNames);
  return attributes;
}

function compareNames(a: XmlAttribute, b: XmlAttribute): number {
  return a.uri === b.uri ? compareCodePoints(a.local, b.local) : compareCodePoints(a.uri, b.uri);
}

/** By Unicode code point (xml-c14n 2.2). JavaScript compares UTF-16 units, which puts U+E000 to U+FFFF above what is beyond. */
function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return inOrder(one) - inOrder(other);
  }
  return a.length - b.length;
}

/** A UTF-16 unit, with the surrogates after all others. */
const inOrder = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

function escapeText(text: string): string {
  return holdsAny(text, TEXT_SPECIAL)
    ? text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character]!)
    : text;
}

const TEXT_SPECIAL = ["&", "<", ">", "\r"];

function escapeValue(value: string): string {
  return /[&<"\t\n\r]/.test(value)
    ? value.replace(/[&<"\t\n\r]/g, (character) => VALUE_ESCAPES[character]!)
    : value;
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
};
const VALUE_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};
