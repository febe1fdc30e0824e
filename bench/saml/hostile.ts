// Messages made to cost much: each kind of excess at four sizes, inside a Response that a stranger has signed properly
// with his own certificate in KeyInfo. So nothing is refused for a cheap reason before the excess was read.
import { JUDGEMENT, KEYS, respond } from "../../lib/saml/testing/made-world";
import { field, judge } from "../../lib/saml/testing/testdata";
import { processorTime } from "./measure";

const LARGEST = 256 * 1_024;
export const KIB = [1, 16, 64, 256] as const;

const until = (characters: number, piece: (index: number) => string): string => {
  let text = "";
  for (let index = 0; text.length < characters; index++) text += piece(index);
  return text;
};
const times = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");
const two = (index: number) => String(index).padStart(5, "0");
const XML: Readonly<Record<string, (characters: number) => string>> = {
  "nested elements": (size) => "<a>".repeat(size / 7) + "</a>".repeat(size / 7),
  "flat elements": (size) => until(size, () => "<a></a>"),
  "attributes of one element": (size) => `<a${until(size, (index) => ` a${two(index)}=""`)}></a>`,
  "attributes of many elements": (size) =>
    until(size, () => `<a${times(64, (index) => ` a${two(index)}=""`)}></a>`),
  "namespaces of one element": (size) => `<a${until(size, (index) => ` xmlns:a${two(index)}="urn:x"`)}></a>`,
  "namespaces of many elements": (size) => until(size, (index) => `<a:a xmlns:a="urn:x${index}"></a:a>`),
  "outermost of 60 namespaces": (size) =>
    times(30, (index) => `<n${two(index)}:a xmlns:n${two(index)}="urn:x" n${two(index)}:b="">`) +
    until(size, () => '<n00000:a n00001:b="" n00002:c=""></n00000:a>') +
    times(30, (index) => `</n${two(29 - index)}:a>`),
  references: (size) => until(size, () => "&amp;"),
  "references in attributes": (size) => until(size, () => `<a b="${"&amp;".repeat(100)}"></a>`),
  text: (size) => "x".repeat(size),
  "text beyond ASCII": (size) => "\u{1f511}é€".repeat(size / 9),
  "white space": (size) => " ".repeat(size),
  IDs: (size) => until(size, (index) => `<a ID="a${two(index)}"></a>`),
  comments: (size) => until(size, () => "<!---->"),
  "half a comment": (size) => until(size, () => "<!--"),
  "open tags": (size) => until(size, () => "<a "),
  "open quotes": (size) => until(size, () => '<a b="'),
  "closing brackets": (size) => until(size, () => "]]&gt;"),
};

export const KINDS: readonly string[] = [
  ...Object.keys(XML),
  "white space in the NameID",
  "white space in base64",
  "PrefixList",
  "SignatureValue",
  "certificate in KeyInfo",
];

export function hostileField(kind: string, kib: number): string {
  // With the message around it, 256 KiB are the most that is read at all.
  const size = Math.min(kib * 1_024, LARGEST - 6_000);
  const sign = { signWith: KEYS.stranger };
  switch (kind) {
    case "white space in the NameID":
      return field(respond({ ...sign, nameId: `${" ".repeat(size)}x` }));
    case "white space in base64":
      return field(respond(sign)).replace(/..../g, "$&\n") + " \t".repeat(size / 2);
    case "PrefixList":
      return field(
        respond(sign).replace(
          /(<ds:CanonicalizationMethod [^>]*>)/,
          `$1<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${until(size, (index) => `a${index} `)}"></ec:InclusiveNamespaces>`,
        ),
      );
    case "SignatureValue":
      return field(
        respond(sign).replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${"A".repeat(size)}`),
      );
    case "certificate in KeyInfo":
      return field(
        respond(sign).replace(/<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${"A".repeat(size)}`),
      );
    default: {
      const excess = XML[kind]!(size);
      return field(respond({ ...sign, editAssertion: (xml) => xml.replace(">Bob<", () => `>${excess}<`) }));
    }
  }
}

export interface Cost {
  readonly milliseconds: number;
  readonly code: string;
}

/** The median of eleven, after some to warm up. */
export function cost(message: string): Cost {
  const all: number[] = [];
  let code = "";
  for (let run = 0; run < 16; run++) {
    const start = process.cpuUsage();
    const result = judge(message, JUDGEMENT);
    const passed = processorTime(start);
    if (run >= 5) all.push(passed);
    code = "code" in result ? result.code : "let in";
  }
  return { milliseconds: all.sort((a, b) => a - b)[5]!, code };
}
