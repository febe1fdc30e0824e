// SAML.md 1.1, SECURITY.md T2 and T3: from the form field to characters.
import { isUtf8 } from "node:buffer";
import { strictBase64 } from "./base64";
import { refuse } from "./refused";

export const LARGEST_RESPONSE = 256 * 1024;
/** Base64 is a third longer, and may be broken into lines. */
const LARGEST_FIELD = LARGEST_RESPONSE * 1.5;

/** @throws Refused RESPONSE_MISSING, RESPONSE_TOO_LARGE, RESPONSE_NOT_BASE64 or RESPONSE_NOT_TEXT */
export function responseText(samlResponse: string): string {
  if (samlResponse === "") refuse("RESPONSE_MISSING", "a SAMLResponse");
  if (samlResponse.length > LARGEST_FIELD) tooLarge(samlResponse.length);
  const bytes = strictBase64(samlResponse);
  if (!bytes) return refuse("RESPONSE_NOT_BASE64", "base64 with padding", samlResponse.slice(0, 40));
  if (bytes.length > LARGEST_RESPONSE) tooLarge(bytes.length);
  return strictText(bytes);
}

/** UTF-8 without errors, of XML 1.0 characters only (section 2.2). Also for what was decrypted. */
export function strictText(bytes: Buffer): string {
  if (!isUtf8(bytes)) refuse("RESPONSE_NOT_TEXT", "UTF-8");
  const text = bytes.toString("utf8");
  if (NOT_XML.test(text))
    refuse("RESPONSE_NOT_TEXT", "characters that XML 1.0 allows", "a control character");
  return text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function tooLarge(bytes: number): never {
  refuse("RESPONSE_TOO_LARGE", `at most ${LARGEST_RESPONSE / 1024} KiB`, `${Math.ceil(bytes / 1024)} KiB`);
}
