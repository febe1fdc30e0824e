// Addresses as this product accepts them: stricter than RFC 5322 on purpose (SAML.md 1.12, SECURITY.md I5, I6).

declare const brand: unique symbol;
/** A lower-case ASCII address, at most 254 characters, with exactly one `@`. */
export type EmailAddress = string & { readonly [brand]: "email" };

const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an address exactly as written: nothing is trimmed, only A–Z is folded. Null when it is not one.
 * Non-ASCII is refused before folding, so that no other letter can fold into an ASCII one (SECURITY.md I6).
 */
export function parseEmail(text: string): EmailAddress | null {
  if (text.length > 254 || !/^[\x21-\x7e]+$/.test(text)) return null;
  const lower = text.toLowerCase();
  const at = lower.indexOf("@");
  if (at < 1 || at !== lower.lastIndexOf("@")) return null;
  const local = lower.slice(0, at);
  if (!LOCAL.test(local) || local.startsWith(".") || local.endsWith(".") || local.includes("..")) return null;
  return DOMAIN.test(lower.slice(at + 1)) ? (lower as EmailAddress) : null;
}

/** Reads what a person typed or pasted: trims white space, `mailto:`, `<…>` and a trailing dot first. */
export function parseTypedEmail(text: string): EmailAddress | null {
  const trimmed = text
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^<(.*)>$/, "$1")
    .replace(/\.$/, "");
  return parseEmail(trimmed);
}

/** The part after the `@`, lower-case. */
export function domainOf(email: EmailAddress): string {
  return email.slice(email.indexOf("@") + 1);
}
