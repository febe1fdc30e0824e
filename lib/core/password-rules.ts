// What a new password must be (NIST SP 800-63B-4 3.1.1.2): long enough, not known to everybody, not about its owner.
// No rules about kinds of characters, and no forced changes.

export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

/** Is this lower-case text on the list of common passwords? Passed in: the list is data from a package. */
export type IsCommon = (lowerCase: string) => boolean;

/** Null when it may be used; otherwise the sentence for the person. `about` holds the address, the name and the organization. */
export function judgePassword(password: string, about: readonly string[], isCommon: IsCommon): string | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) {
    return `Use at least ${PASSWORD_LENGTH.min} characters. A few words that only you would put together work well.`;
  }
  if (length > PASSWORD_LENGTH.max) return `Use at most ${PASSWORD_LENGTH.max} characters.`;
  const lower = password.normalize("NFKC").toLowerCase();
  if (isCommon(lower) || isCommon(lower.replace(/[\d\W_]+$/u, ""))) {
    return "This password is on the lists that attackers try first. Choose another one.";
  }
  if (new Set(lower).size < 5) return "This password repeats the same few characters. Choose another one.";
  const own = about.flatMap(wordsOf).filter((word) => lower.includes(word));
  const rest = own.reduce((text, word) => text.replaceAll(word, ""), lower);
  if (own[0] && rest.replace(/[^\p{L}\p{N}]/gu, "").length < 8) {
    return `This password is little more than “${own[0]}”, which others know about you. Choose another one.`;
  }
  return null;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);
