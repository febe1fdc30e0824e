import { holdsAny } from "./holds-any";

/** The bytes of canonical base64 with padding; white space may stand between (SECURITY.md T3). Null when it is not that. */
export function strictBase64(text: string): Buffer | null {
  const dense = holdsAny(text, WHITE) ? text.replace(/[ \t\r\n]+/g, "") : text;
  // Node's decoder also takes the URL alphabet and skips what it does not know: what it read must be all of it.
  if (dense === "" || dense.length % 4 !== 0 || holdsAny(dense, URL_ALPHABET)) return null;
  const bytes = Buffer.from(dense, "base64");
  const padding = dense.endsWith("==") ? 2 : dense.endsWith("=") ? 1 : 0;
  if (bytes.length !== (dense.length / 4) * 3 - padding) return null;
  const tail = bytes.length - (bytes.length % 3 || 3);
  return bytes.toString("base64", tail) === dense.slice(-4) ? bytes : null;
}

const WHITE = [" ", "\n", "\r", "\t"];
const URL_ALPHABET = ["-", "_"];
