// Many addresses as people paste them: commas, semicolons, lines, and "Mia Chen <mia@acme.com>".
import { type EmailAddress, parseTypedEmail } from "./email";

export interface ListedAddress {
  /** As it was typed, to show beside a problem. */
  readonly typed: string;
  /** Null when it is not an address. */
  readonly email: EmailAddress | null;
  /** From the words before `<…>`, else made from the address. */
  readonly name: string;
}

/** In the order of the text, each address once. */
export function readAddressList(text: string): ListedAddress[] {
  const seen = new Set<string>();
  const list: ListedAddress[] = [];
  for (const part of text.split(/[,;\r\n\t]+/)) {
    const typed = part.trim();
    if (!typed) continue;
    const named = /^"?([^"<>]*?)"?\s*<([^<>]+)>$/.exec(typed);
    const words = named ? [named[2]!] : typed.split(/\s+/);
    for (const word of words) {
      const email = parseTypedEmail(word);
      const key = email ?? word.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      list.push({
        typed: named ? typed : word,
        email,
        name: named?.[1]?.trim() || (email ? nameFromAddress(email) : word),
      });
    }
  }
  return list;
}

/** "ana.silva@partner.io" → "Ana Silva": a start that the person can change. */
export function nameFromAddress(email: EmailAddress): string {
  const words = email.slice(0, email.indexOf("@")).split(/[._+-]+/);
  return words
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(" ")
    .slice(0, 200);
}
