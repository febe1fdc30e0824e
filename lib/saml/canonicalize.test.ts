import { assert as check, integer, property } from "fast-check";
import { XmlC14NMode, XmlDocument, type XmlElement, type XmlParseError } from "libxml2-wasm";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { canonicalize } from "./canonicalize";
import { readXml } from "./strict-xml";
import { generatedXml, PREFIX_LISTS, randomOf } from "./testing/generated-xml";
import { isElement } from "./xml-tree";

/** libxml2's answer for the whole document or for its first child element. */
function libxml2(xml: string, prefixes: readonly string[], inside: boolean): string {
  const document = XmlDocument.fromString(xml);
  try {
    const element = inside ? (document.root.get("*[1]") as XmlElement) : document.root;
    return element.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      inclusiveNamespacePrefixes: prefixes.map((prefix) => (prefix === "" ? "#default" : prefix)),
    });
  } finally {
    document.dispose();
  }
}

function ours(xml: string, prefixes: readonly string[], inside: boolean): string {
  const root = readXml(xml);
  return canonicalize(inside ? root.children.find(isElement)! : root, { inclusivePrefixes: prefixes });
}

describe("exclusive canonicalization gives the bytes that libxml2 gives", () => {
  for (const [index, prefixes] of PREFIX_LISTS.entries()) {
    it(`over 400 generated documents, PrefixList [${prefixes.join(", ")}]`, () => {
      check(
        property(integer(), (seed) => {
          const xml = generatedXml(randomOf(seed));
          expect(ours(xml, prefixes, false)).toBe(libxml2(xml, prefixes, false));
          if (readXml(xml).children.some(isElement))
            expect(ours(xml, prefixes, true)).toBe(libxml2(xml, prefixes, true));
        }),
        { seed: 5 + index, numRuns: 400 },
      );
    });
  }
  it("when the default namespace is undeclared on the apex and listed", () => {
    const xml = '<a xmlns="urn:x"><b xmlns=""><c/></b></a>';
    expect(ours(xml, [""], true)).toBe("<b><c></c></b>");
    expect(libxml2(xml, [""], true)).toBe("<b><c></c></b>");
  });
});

describe("whatever the strict reader accepts, two other parsers read alike", () => {
  const canonical = (xml: string) => {
    try {
      return ours(xml, [], false);
    } catch {
      return null;
    }
  };
  /** One damage: a piece deleted, doubled or exchanged, or one of the usual troublemakers put in. */
  const damaged = (seed: number): string => {
    const random = randomOf(seed);
    const xml = Array.from(generatedXml(random, 2));
    const at = random.below(xml.length);
    const piece = xml.slice(at, at + 1 + random.below(6)).join("");
    const put = random.pick([
      "<",
      ">",
      "&",
      "]]>",
      '"',
      "'",
      ":",
      "xmlns:a=''",
      " a:b='c' a:b='d'",
      "\u0085",
      "\ufeff",
      "&#13;",
      "&#1;",
      "&x;",
      "/",
      "=",
      "<x/>",
      "</x>",
      "\ud800\udc00",
      " xml:id='i'",
      piece,
    ]);
    return [...xml.slice(0, at), put, ...xml.slice(at + random.below(3))].join("");
  };
  it("saxes and libxml2 accept 8,000 damaged documents wherever we do, and libxml2 sees the same content", () => {
    let accepted = 0;
    check(
      property(integer(), (seed) => {
        const xml = damaged(seed);
        const mine = canonical(xml);
        if (mine === null) return;
        accepted++;
        expect(() => saxes(xml)).not.toThrow();
        expect(unlessOnlyWarned(() => libxml2(xml, [], false)) ?? mine).toBe(mine);
      }),
      { seed: 11, numRuns: 8_000 },
    );
    expect(accepted).toBeGreaterThan(800);
  });
});

/** libxml2's binding throws for its warnings too: names of namespaces and languages that are not proper ones. */
function unlessOnlyWarned(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    const { details } = error as XmlParseError;
    if (details.every(({ message }) => /not a valid URI|xml:(?:lang|space|id)/.test(message))) return null;
    throw error;
  }
}

function saxes(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
}
