// NCName of Namespaces in XML 1.0: the names of XML 1.0 (fifth edition) without the colon.

const START = 1;
const PART = 2;
const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) ASCII[code] = START | PART;
  else if (/[0-9.-]/.test(character)) ASCII[code] = PART;
}

type Range = readonly [first: number, last: number];
// biome-ignore format: as the specification lists them
const WIDE_START: readonly Range[] = [
  [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x2ff], [0x370, 0x37d], [0x37f, 0x1fff], [0x200c, 0x200d], [0x2070, 0x218f],
  [0x2c00, 0x2fef], [0x3001, 0xd7ff], [0xf900, 0xfdcf], [0xfdf0, 0xfffd], [0x10000, 0xeffff],
];
// biome-ignore format: as the specification lists them
const WIDE_PART: readonly Range[] = [...WIDE_START, [0xb7, 0xb7], [0x300, 0x36f], [0x203f, 0x2040]];

function isIn(ranges: readonly Range[], code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last);
}

/** Where the NCName that begins at `from` ends; `from` itself when none begins there. */
export function endOfName(source: string, from: number): number {
  let at = from;
  let wanted = START;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code < 128) {
      if (!(ASCII[code]! & wanted)) break;
      at++;
    } else {
      const wide = source.codePointAt(at)!;
      if (!isIn(wanted === START ? WIDE_START : WIDE_PART, wide)) break;
      at += wide > 0xffff ? 2 : 1;
    }
    wanted = PART;
  }
  return at;
}

export function isNCName(text: string): boolean {
  return text !== "" && endOfName(text, 0) === text.length;
}
