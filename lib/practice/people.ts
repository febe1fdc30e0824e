// Who can sign in at the practice identity provider: the cast of the demo world, and somebody whom it does not know.

import { DEMO_PEOPLE, type DemoPerson } from "../core/demo-people";

export const PRACTICE_PEOPLE: readonly DemoPerson[] = [
  ...DEMO_PEOPLE,
  { email: "stranger@acme.test", name: "Somebody unknown", note: "known here, not in Doorward" },
];

/** Loose on purpose: what Doorward says to a strange address is worth practising too. */
export function readPracticeAddress(text: string): string | null {
  const address = text.trim();
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) && address.length <= 254 ? address : null;
}

export function nameOf(email: string): string {
  return PRACTICE_PEOPLE.find((person) => person.email === email)?.name ?? email.split("@")[0] ?? email;
}
