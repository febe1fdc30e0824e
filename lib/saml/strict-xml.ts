// SAML.md 1.2 (SECURITY.md T2, T4, T5, T7): a strict reader of a small XML. It knows elements, attributes, text and the built-in references, and
// refuses every other construct, so that there is nothing two readers could see differently. One pass, linear time.
import { refuse } from "./refused";
import { endOfName } from "./xml-names";
import {
  boundTo,
  isWhite,
  NS,
  OUTERMOST,
  type Scope,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from "./xml-tree";

export const XML_LIMITS = { depth: 40, elements: 4_000, attributes: 64, namespaces: 64 } as const;
export type XmlLimits = { readonly [Name in keyof typeof XML_LIMITS]: number };

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

interface Reader {
  readonly source: string;
  at: number;
  elements: number;
  readonly limits: XmlLimits;
}

/**
 * Reads one document into a tree. `scope`: the namespaces around it (only for decrypted content, which is read in
 * the place of its EncryptedData; xmlenc-core 4.4).
 * @throws Refused XML_FORBIDDEN, XML_MALFORMED or XML_TOO_COMPLEX
 */
export function readXml(text: string, scope: Scope = OUTERMOST, limits: XmlLimits = XML_LIMITS): XmlElement {
  const source = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const start = endOfDeclaration(source);
  refuseForbidden(source, start);
  const reader: Reader = { source, at: start, elements: 0, limits };
  const first = source.indexOf("<", start);
  if (first < 0 || !isWhite(source.slice(start, first)))
    malformed("one root element", source.slice(start, start + 40));
  reader.at = first;
  const root = readElements(reader, scope);
  if (!isWhite(source.slice(reader.at)))
    malformed("nothing after the root element", source.slice(reader.at).trim());
  return root;
}

/** Absent, or version 1.0 and UTF-8 (XML 1.0 section 2.8). */
const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>$/;
const LONGEST_DECLARATION = 200;

function endOfDeclaration(source: string): number {
  if (!source.startsWith("<?xml")) return 0;
  const start = source.slice(0, LONGEST_DECLARATION);
  const end = start.indexOf("?>") + 2;
  if (DECLARATION.test(start.slice(0, end))) return end;
  return refuse(
    "XML_FORBIDDEN",
    'an XML declaration with version="1.0" and encoding="UTF-8", or none',
    start.slice(0, 80),
  );
}

/** A `<` may only begin a tag, so these two searches find every comment, CDATA section, DOCTYPE and instruction. */
function refuseForbidden(source: string, from: number): void {
  const markup = source.indexOf("<!", from);
  if (markup >= 0)
    refuse("XML_FORBIDDEN", "no DOCTYPE, comment or CDATA section", source.slice(markup, markup + 40));
  const instruction = source.indexOf("<?", from);
  if (instruction >= 0)
    refuse("XML_FORBIDDEN", "no processing instruction", source.slice(instruction, instruction + 40));
}

function readElements(reader: Reader, outer: Scope): XmlElement {
  const { source, limits } = reader;
  const open: OpenElement[] = [];
  let root: OpenElement | null = null;
  for (;;) {
    if (source.charCodeAt(reader.at + 1) === SLASH) {
      closeElement(reader, open.pop());
    } else {
      const parent = open[open.length - 1];
      if (++reader.elements > limits.elements) tooComplex(`at most ${limits.elements} elements`);
      if (open.length >= limits.depth) tooComplex(`at most ${limits.depth} levels`);
      const { element, empty } = readStartTag(reader, parent ? parent.scope : outer);
      if (parent) parent.children.push(element);
      else root = element;
      if (!empty) open.push(element);
    }
    const inside = open[open.length - 1];
    if (!inside) return root!;
    const next = source.indexOf("<", reader.at);
    if (next < 0) malformed(`</${inside.name}>`, "the end of the message");
    if (next > reader.at) inside.children.push(readText(source.slice(reader.at, next)));
    reader.at = next;
  }
}

function closeElement(reader: Reader, element: OpenElement | undefined): void {
  const { source, at } = reader;
  if (!element || !source.startsWith(element.name, at + 2)) {
    malformed(element ? `</${element.name}>` : "a start tag", source.slice(at, at + 40));
  }
  const end = skipWhite(source, at + 2 + element!.name.length);
  if (source.charCodeAt(end) !== GREATER) malformed(`</${element!.name}>`, source.slice(at, at + 40));
  reader.at = end + 1;
}

function readStartTag(reader: Reader, outer: Scope): { element: OpenElement; empty: boolean } {
  const { source, limits } = reader;
  const name = readQName(source, reader.at + 1);
  let at = name.end;
  let scope = outer;
  let written: RawAttribute[] | null = null;
  let count = 0;
  for (;;) {
    const next = skipWhite(source, at);
    const code = source.charCodeAt(next);
    if (code === GREATER || (code === SLASH && source.charCodeAt(next + 1) === GREATER)) {
      reader.at = next + (code === GREATER ? 1 : 2);
      const uri = resolve(scope, name.prefix, name.name, "");
      const attributes = written ? resolveAttributes(written, scope) : NO_ATTRIBUTES;
      const element = {
        name: name.name,
        prefix: name.prefix,
        local: name.local,
        uri,
        attributes,
        scope,
        children: [],
      };
      return { element, empty: code === SLASH };
    }
    if (next === at) malformed("white space between attributes", source.slice(at, at + 40));
    if (++count > limits.attributes) tooComplex(`at most ${limits.attributes} attributes on an element`);
    const attribute = readAttribute(source, next);
    at = attribute.end;
    if (attribute.prefix === "xmlns" || attribute.name === "xmlns") {
      scope = declare(scope, outer, attribute.prefix === "" ? "" : attribute.local, attribute.value);
      if (scope.size > limits.namespaces) tooComplex(`at most ${limits.namespaces} namespaces in scope`);
    } else if (written) written.push(attribute);
    else written = [attribute];
  }
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const SLASH = 0x2f;
const GREATER = 0x3e;

interface QName {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly end: number;
}

interface RawAttribute extends QName {
  readonly value: string;
}

function readQName(source: string, from: number): QName {
  const colon = endOfName(source, from);
  if (colon === from) malformed("a name", source.slice(from, from + 40));
  if (source.charCodeAt(colon) !== 0x3a) {
    const name = source.slice(from, colon);
    return { name, prefix: "", local: name, end: colon };
  }
  const end = endOfName(source, colon + 1);
  if (end === colon + 1) malformed("a name after the prefix", source.slice(from, from + 40));
  return {
    name: source.slice(from, end),
    prefix: source.slice(from, colon),
    local: source.slice(colon + 1, end),
    end,
  };
}

function readAttribute(source: string, from: number): RawAttribute {
  const { name, prefix, local, end } = readQName(source, from);
  const equals = skipWhite(source, end);
  const open = skipWhite(source, equals + 1);
  const quote = source[open];
  if (source.charCodeAt(equals) !== 0x3d || (quote !== '"' && quote !== "'"))
    malformed(`${name}="…"`, source.slice(from, from + 40));
  const close = source.indexOf(quote!, open + 1);
  if (close < 0) malformed("a closing quote", source.slice(from, from + 40));
  return { name, prefix, local, value: readValue(source.slice(open + 1, close)), end: close + 1 };
}

/** Attribute-value normalization of XML 1.0 section 3.3.3 for type CDATA. */
function readValue(raw: string): string {
  if (!/[<&\t\n]/.test(raw)) return raw;
  if (raw.includes("<")) malformed("no < in an attribute", raw.slice(0, 40));
  return readReferences(raw.replace(/[\t\n]/g, " "));
}

function readText(raw: string): string {
  if (raw.includes("]]>")) malformed("no ]]> in text", raw.slice(0, 40));
  return readReferences(raw);
}

const BUILT_IN: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Longer than any reference to a character needs, leading zeros aside. */
const LONGEST_REFERENCE = 10;

function readReferences(raw: string): string {
  let ampersand = raw.indexOf("&");
  if (ampersand < 0) return raw;
  let text = "";
  let done = 0;
  while (ampersand >= 0) {
    const window = raw.slice(ampersand + 1, ampersand + 2 + LONGEST_REFERENCE);
    const length = window.indexOf(";");
    const character = length < 0 ? null : referenced(window.slice(0, length));
    if (character === null) malformed("a built-in or character reference", `&${window}`);
    text += raw.slice(done, ampersand) + character;
    done = ampersand + length + 2;
    ampersand = raw.indexOf("&", done);
  }
  return text + raw.slice(done);
}

function referenced(name: string): string | null {
  if (Object.hasOwn(BUILT_IN, name)) return BUILT_IN[name]!;
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!digits) return null;
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 10) : Number.parseInt(digits[1], 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : null;
}

/** Char of XML 1.0 section 2.2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** A URI with its scheme, and without the characters that canonicalizers are known to escape differently (libxml2 writes & as it is). */
const ABSOLUTE_NAME = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#[\]@!$'()*+,;=%-]*$/;

/** A namespace declaration, by the constraints of Namespaces in XML 1.0; names are absolute (xml-c14n 1.3 refuses others). */
function declare(scope: Scope, outer: Scope, prefix: string, uri: string): Scope {
  for (let one: Scope | null = scope; one !== outer; one = one!.outer) {
    if (one!.prefix === prefix) malformed("each namespace prefix once on an element", prefix);
  }
  const reserved = prefix === "xmlns" || uri === NS.xmlns || (prefix === "xml") !== (uri === NS.xml);
  const undeclared = uri === "" && prefix !== "";
  if (reserved || undeclared) malformed("a lawful namespace declaration", `xmlns:${prefix}="${uri}"`);
  if (uri !== "" && !ABSOLUTE_NAME.test(uri)) malformed("an absolute namespace name", uri);
  return { prefix, uri, outer: scope, size: scope.size + 1 };
}

function resolve(scope: Scope, prefix: string, name: string, none: string): string {
  const uri = boundTo(scope, prefix);
  if (uri !== null && prefix !== "xmlns") return uri;
  return prefix === "" ? none : malformed("a declared namespace prefix", name);
}

function resolveAttributes(written: readonly RawAttribute[], scope: Scope): readonly XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  const seen = written.length > FEW ? new Set<string>() : null;
  for (const { name, prefix, local, value } of written) {
    const uri = prefix === "" ? "" : resolve(scope, prefix, name, "");
    const twice = seen ? seen.size === seen.add(`${uri} ${local}`).size : isThere(attributes, uri, local);
    if (twice) malformed("each attribute once on an element", name);
    attributes.push({ name, prefix, local, uri, value });
  }
  return attributes;
}

/** Up to so many, comparing is faster than hashing. */
const FEW = 8;

function isThere(attributes: readonly XmlAttribute[], uri: string, local: string): boolean {
  for (const other of attributes) if (other.local === local && other.uri === uri) return true;
  return false;
}

function skipWhite(source: string, from: number): number {
  let at = from;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09) return at;
    at++;
  }
}

function malformed(want: string, got: string): never {
  refuse("XML_MALFORMED", want, got);
}

function tooComplex(want: string): never {
  refuse("XML_TOO_COMPLEX", want);
}
