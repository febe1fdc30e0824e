// Names that people read and trust: nothing in them that cannot be seen, or that turns the text around it.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** True for a name without control, zero-width and direction characters, and in well-formed Unicode. */
export function isReadableName(text: string): boolean {
  return !HIDDEN.test(text) && text.isWellFormed();
}

export const UNREADABLE_NAME =
  "The name holds characters that cannot be seen. Type it anew, without pasting.";
