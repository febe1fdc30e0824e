// The list of common passwords comes from a package that is kept up (offline; nothing is sent anywhere).
import { dictionary } from "@zxcvbn-ts/language-common";

let list: Set<string> | undefined;

/** Is this lower-case text one of the 49,000 passwords that attackers try first? */
export function isCommonPassword(lowerCase: string): boolean {
  list ??= new Set(dictionary["passwords-common"] as readonly string[]);
  return list.has(lowerCase);
}
