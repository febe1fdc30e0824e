// SAML.md 1.1 and 1.2: size, encoding, and what is no XML of ours.
import type { BadCase } from "../forgeries";
import { BOB } from "../made-world";
import { field } from "../testdata";
import { edited, genuine, inExtensions, many, raw, xml } from "./case-makers";

const name = genuine.indexOf(BOB);
const bytes = (insert: readonly number[]) =>
  Buffer.concat([Buffer.from(genuine.slice(0, name)), Buffer.from(insert), Buffer.from(genuine.slice(name))]);

export const SIZE_AND_ENCODING: readonly BadCase[] = [
  raw("RESPONSE_MISSING", "empty", ""),
  {
    code: "RESPONSE_TOO_LARGE",
    name: "one-byte-over-256-kib",
    xml: genuine,
    over: { padTo: 256 * 1024 + 1 },
  },
  { code: "RESPONSE_TOO_LARGE", name: "half-a-mebibyte", xml: genuine, over: { padTo: 512 * 1024 } },
  raw("RESPONSE_NOT_BASE64", "white-space-only", " \n"),
  raw("RESPONSE_NOT_BASE64", "url-alphabet", `${field(genuine).slice(0, -8)}ab-_ab==`),
  raw(
    "RESPONSE_NOT_BASE64",
    "without-padding",
    Buffer.from(`${genuine}  `.slice(0, genuine.length + (genuine.length % 3 === 0 ? 1 : 0)))
      .toString("base64")
      .replace(/=+$/, ""),
  ),
  raw("RESPONSE_NOT_BASE64", "stray-character", field(genuine).replace(/^..../, "$&!")),
  raw("RESPONSE_NOT_BASE64", "bits-after-the-end", "PGE+PC9hPh=="),
  raw("RESPONSE_NOT_BASE64", "padding-in-the-middle", `PGE=${field(genuine)}`),
  raw("RESPONSE_NOT_BASE64", "not-encoded", genuine),
  raw("RESPONSE_NOT_BASE64", "nul", `\u0000${field(genuine)}`),
  raw("RESPONSE_NOT_TEXT", "overlong-utf-8", bytes([0xc0, 0xbc])),
  raw("RESPONSE_NOT_TEXT", "surrogate-in-utf-8", bytes([0xed, 0xa0, 0x80])),
  raw("RESPONSE_NOT_TEXT", "latin-1", bytes([0xe9])),
  raw("RESPONSE_NOT_TEXT", "nul", bytes([0])),
  raw("RESPONSE_NOT_TEXT", "escape-character", bytes([0x1b])),
  raw("RESPONSE_NOT_TEXT", "u-ffff", bytes([0xef, 0xbf, 0xbf])),
  raw("RESPONSE_NOT_TEXT", "utf-16", Buffer.from(`\ufeff${genuine}`, "utf16le")),
];

const nested = "<a>".repeat(40) + "</a>".repeat(40);
export const LEXICAL: readonly BadCase[] = [
  xml("XML_FORBIDDEN", "doctype", `<!DOCTYPE x>${genuine}`),
  xml(
    "XML_FORBIDDEN",
    "external-entity",
    `<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>${genuine.replace(BOB, "&e;")}`,
  ),
  xml(
    "XML_FORBIDDEN",
    "entity-expansion",
    `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${genuine.replace(BOB, "&b;")}`,
  ),
  xml("XML_FORBIDDEN", "comment-at-the-end", `${genuine}<!-- -->`),
  edited("XML_FORBIDDEN", "cdata", BOB, `<![CDATA[${BOB}]]>`),
  edited("XML_FORBIDDEN", "processing-instruction", BOB, `<?x?>${BOB}`),
  xml("XML_FORBIDDEN", "style-sheet", `<?xml-stylesheet href="x"?>${genuine}`),
  xml("XML_FORBIDDEN", "version-1-1", `<?xml version="1.1"?>${genuine}`),
  xml("XML_FORBIDDEN", "declared-utf-16", `<?xml version="1.0" encoding="UTF-16"?>${genuine}`),
  xml("XML_FORBIDDEN", "wide-space-in-declaration", `<?xml\u00a0version="1.0"?>${genuine}`),
  xml("XML_FORBIDDEN", "second-declaration", `<?xml version="1.0"?><?xml version="1.0"?>${genuine}`),
  xml("XML_MALFORMED", "byte-order-mark", `\ufeff${genuine}`),
  xml("XML_MALFORMED", "text-before", `x${genuine}`),
  xml("XML_MALFORMED", "text-after", `${genuine}x`),
  xml("XML_MALFORMED", "wide-space-after", `${genuine}\u00a0`),
  xml("XML_MALFORMED", "two-roots", `${genuine}<x></x>`),
  xml("XML_MALFORMED", "cut-off", genuine.slice(0, -5)),
  edited("XML_MALFORMED", "other-end-tag", "</saml:NameID>", "</saml:NameId>"),
  edited("XML_MALFORMED", "unknown-entity", BOB, `&nbsp;${BOB}`),
  edited("XML_MALFORMED", "bare-ampersand", BOB, `&${BOB}`),
  edited("XML_MALFORMED", "reference-to-nul", BOB, `&#0;${BOB}`),
  edited("XML_MALFORMED", "reference-to-half-a-character", BOB, `&#xD800;${BOB}`),
  edited("XML_MALFORMED", "reference-with-capital-x", BOB, `&#X41;${BOB}`),
  edited("XML_MALFORMED", "reference-beyond-unicode", BOB, `&#x110000;${BOB}`),
  edited("XML_MALFORMED", "end-of-cdata", BOB, `]]>${BOB}`),
  edited("XML_MALFORMED", "undeclared-prefix", "<saml:NameID", "<x:y></x:y><saml:NameID"),
  edited("XML_MALFORMED", "undeclared-prefix-of-attribute", 'ID="_response"', 'ID="_response" x:y=""'),
  edited("XML_MALFORMED", "attribute-twice", 'ID="_response"', 'ID="_response" ID="_other"'),
  edited(
    "XML_MALFORMED",
    "attribute-twice-by-namespace",
    'ID="_response"',
    'ID="_response" xmlns:a="urn:x" xmlns:b="urn:x" a:y="" b:y=""',
  ),
  edited(
    "XML_MALFORMED",
    "namespace-twice",
    'ID="_response"',
    'ID="_response" xmlns:a="urn:x" xmlns:a="urn:y"',
  ),
  edited("XML_MALFORMED", "relative-namespace", 'ID="_response"', 'ID="_response" xmlns:a="x"'),
  edited(
    "XML_MALFORMED",
    "ampersand-in-a-namespace",
    'ID="_response"',
    'ID="_response" xmlns:a="urn:x?a&amp;b"',
  ),
  edited("XML_MALFORMED", "xml-bound-elsewhere", 'ID="_response"', 'ID="_response" xmlns:xml="urn:x"'),
  edited("XML_MALFORMED", "prefix-unbound", 'ID="_response"', 'ID="_response" xmlns:a=""'),
  edited("XML_MALFORMED", "xmlns-declared", 'ID="_response"', 'ID="_response" xmlns:xmlns="urn:x"'),
  edited("XML_MALFORMED", "value-without-quotes", 'ID="_response"', "ID=_response"),
  edited("XML_MALFORMED", "attributes-without-space", 'ID="_response"', 'ID="_response"Consent=""'),
  edited("XML_MALFORMED", "less-than-in-a-value", 'ID="_response"', 'ID="_response" Consent="<"'),
  xml("XML_TOO_COMPLEX", "41-levels", inExtensions(nested)),
  xml("XML_TOO_COMPLEX", "4001-elements", inExtensions("<a/>".repeat(4_000))),
  edited(
    "XML_TOO_COMPLEX",
    "65-attributes",
    'ID="_response"',
    `ID="_response" ${many(64, (index) => `a${index}="" `)}`,
  ),
  edited(
    "XML_TOO_COMPLEX",
    "65-namespaces",
    'ID="_response"',
    `ID="_response" ${many(64, (index) => `xmlns:a${index}="urn:x" `)}`,
  ),
];
