import { hashSecret } from "./secrets";

/** What is kept of a recovery code: the hash of its letters and digits, whatever the spaces and dashes. */
export function recoveryCodeHash(code: string): string {
  return hashSecret(`recovery ${code.toUpperCase().replace(/[^A-Z0-9]/g, "")}`);
}
