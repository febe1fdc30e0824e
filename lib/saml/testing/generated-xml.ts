// Documents that use everything canonicalization has to get right: namespaces declared, redeclared, undeclared and
// unused, attributes in any order, every way to write a character, white space, and letters beyond ASCII and the BMP.

/** A small generator (mulberry32): the same numbers from the same seed, everywhere. */
export function randomOf(seed: number): {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  chance(share: number): boolean;
} {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (from) => from[below(from.length)]!, chance: (share) => next() < share };
}
export type Random = ReturnType<typeof randomOf>;

const PREFIXES = ["", "a", "b", "c", "é", "\u{10400}", "\ufa0e"];
const NAMESPACES = ["urn:1", "urn:2", "http://x.test/?a=1;b=2#", "http://x.test/?a=1;b='3'", "urn:%C3%BC"];
const LOCALS = ["x", "y", "Z", "ä-1", "_", "\u{10400}q", "\ufa0ez"];
const CHARACTERS = [
  "a",
  "B",
  " ",
  "\t",
  "\n",
  "\r",
  "&",
  "<",
  ">",
  '"',
  "'",
  "é",
  "€",
  "\u2028",
  "\u0085",
  "\u{1f600}",
  "\ufffd",
];
export const PREFIX_LISTS = [
  [],
  ["a"],
  ["", "b"],
  ["a", "b", "c", "é", "zz"],
  ["", "\u{10400}"],
  ["xml", "c"],
] as const;

interface Declared {
  readonly prefix: string;
  readonly uri: string;
}

/** One element as text, well-formed by itself, with every prefix declared in it. */
export function generatedXml(random: Random, depth = 4): string {
  return element(random, [], depth);
}

function element(random: Random, outer: readonly Declared[], depth: number): string {
  const here: Declared[] = [];
  for (const prefix of PREFIXES) {
    if (!random.chance(0.25)) continue;
    const undeclare = prefix === "" && random.chance(0.3);
    here.push({ prefix, uri: undeclare ? "" : random.pick(NAMESPACES) });
  }
  const scope = [...outer.filter(({ prefix }) => !here.some((one) => one.prefix === prefix)), ...here];
  const prefixes = ["", ...scope.map(({ prefix }) => prefix)];
  const prefix = random.pick(prefixes);
  const name = qname(prefix, random.pick(LOCALS));
  const written = shuffled(random, [
    ...here.map((one) => declaration(random, one)),
    ...attributes(random, scope),
  ]);
  const space = random.pick(["", " ", "\n\t"]);
  const start = `<${name}${written.map((one) => random.pick([" ", "\n", "\t "]) + one).join("")}${space}`;
  const children = depth > 0 ? random.below(5) : 0;
  if (children === 0 && random.chance(0.5)) return `${start}/>`;
  let content = "";
  for (let count = 0; count < children; count++)
    content += random.chance(0.5) ? element(random, scope, depth - 1) : text(random, false);
  return `${start}>${content}</${name}${space}>`;
}

function attributes(random: Random, scope: readonly Declared[]): string[] {
  const taken = new Set<string>();
  const all = [];
  for (let count = random.below(5); count > 0; count--) {
    const bound = scope.filter(({ prefix }) => prefix !== "");
    const space = random.chance(0.5) && bound.length > 0 ? random.pick(bound) : { prefix: "", uri: "" };
    const xml = random.chance(0.05);
    const local = xml ? "lang" : random.pick(LOCALS);
    const key = `${xml ? "xml" : space.uri} ${local}`;
    if (taken.has(key)) continue;
    taken.add(key);
    const quote = random.pick(['"', "'"]);
    all.push(
      `${qname(xml ? "xml" : space.prefix, local)}${random.pick(["=", " = ", "=\n"])}${quote}${xml ? "de-CH" : text(random, true, quote)}${quote}`,
    );
  }
  return all;
}

function declaration(random: Random, { prefix, uri }: Declared): string {
  const value = uri.replaceAll(":", random.pick([":", "&#58;", "&#x3a;"]));
  return `${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${value}"`;
}

const qname = (prefix: string, local: string) => (prefix === "" ? local : `${prefix}:${local}`);

/** Each character as it is, by its built-in entity or by its number, as far as that is lawful there. */
function text(random: Random, inAttribute: boolean, quote = ""): string {
  let written = "";
  for (let count = random.below(8); count > 0; count--) {
    const character = random.pick(CHARACTERS);
    const code = character.codePointAt(0)!;
    const named = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" }[character];
    const mustEscape =
      character === "&" || character === "<" || character === quote || (!inAttribute && character === ">");
    if (mustEscape || random.chance(0.3)) {
      written +=
        named && random.chance(0.5) ? named : random.pick([`&#${code};`, `&#x${code.toString(16)};`]);
    } else written += character;
  }
  return written;
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}
