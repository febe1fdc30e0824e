// The list of common passwords comes from a package that is kept up (offline; nothing is sent anywhere).
import { dictionary } from "@zxcvbn-ts/language-common";

let list: Set<string> | undefined;

/** Is this lower-case text one of the 49,000 passwords that attackers try first, or a phrase that everybody knows, however it is written? */
export function isCommonPassword(lowerCase: string): boolean {
  list ??= new Set(dictionary["passwords-common"] as readonly string[]);
  return list.has(lowerCase) || FAMOUS_PHRASES.has(lowerCase.replace(/[^\p{L}]/gu, ""));
}

/** The package has passwords of one word. These are the examples of others' advice, and lines that cracking tools know. */
const FAMOUS_PHRASES = new Set(
  [
    "correct horse battery staple",
    "correct battery horse staple",
    "staple battery horse correct",
    "tr0ub4dor and 3",
    "the quick brown fox",
    "the quick brown fox jumps over the lazy dog",
    "lorem ipsum dolor",
    "lorem ipsum dolor sit amet",
    "to be or not to be",
    "to be or not to be that is the question",
    "may the force be with you",
    "all your base are belong to us",
    "i am your father",
    "winter is coming",
    "one ring to rule them all",
    "you shall not pass",
    "never gonna give you up",
    "hello world hello world",
    "let me in let me in",
    "this is my password",
    "this is a password",
    "this is a strong password",
    "my voice is my passport",
    "i love you very much",
    "four score and seven years ago",
    "it was the best of times",
    "call me ishmael",
    "open sesame open sesame",
    "a long time ago in a galaxy far far away",
    "twinkle twinkle little star",
  ].map((phrase) => phrase.replace(/[^\p{L}]/gu, "")),
);
