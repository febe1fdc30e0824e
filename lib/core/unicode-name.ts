// Names with letters beyond ASCII (RFC 3492), for eyes. The DNS form always stands beside: letters can look like others.
const BASE = 36;
const [T_MIN, T_MAX, SKEW, DAMP] = [1, 26, 38, 700];

/** "xn--mnchen-3ya.example" → "münchen.example"; null when it has no such label, or one that is no punycode. */
export function unicodeOf(name: string): string | null {
  if (!name.split(".").some((label) => label.startsWith("xn--"))) return null;
  const labels = name.split(".").map((label) => (label.startsWith("xn--") ? decoded(label.slice(4)) : label));
  return labels.includes(null) ? null : labels.join(".");
}

/** Any text: each such name becomes "münchen.example (xn--mnchen-3ya.example)". */
export function withUnicodeNames(text: string): string {
  if (!text.includes("xn--")) return text;
  return text.replace(/(?:[a-z0-9-]+\.)*xn--[a-z0-9-]+(?:\.[a-z0-9-]+)*/g, (name) => {
    const unicode = unicodeOf(name);
    return unicode ? `${unicode} (${name})` : name;
  });
}

function decoded(label: string): string | null {
  const dash = label.lastIndexOf("-");
  const points = dash > 0 ? Array.from(label.slice(0, dash), (letter) => letter.codePointAt(0)!) : [];
  const digits = label.slice(dash > 0 ? dash + 1 : 0);
  let [at, i, n, bias] = [0, 0, 128, 72];
  while (at < digits.length) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(digits.charCodeAt(at++));
      if (digit === null) return null;
      i += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = points.length + 1;
    bias = adapted(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return null;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}

/** a–z are 0–25, 0–9 are 26–35; null for anything else and for the end. */
function digitOf(code: number): number | null {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : null;
}

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
