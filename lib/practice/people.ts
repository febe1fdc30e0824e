// Who can sign in at the practice identity provider: the cast of the demo world, and somebody whom it does not know.

export interface PracticePerson {
  readonly email: string;
  readonly name: string;
  /** Said beside the name. */
  readonly note: string;
}

export const PRACTICE_PEOPLE: readonly PracticePerson[] = [
  { email: "alice@acme.test", name: "Alice", note: "Acme Corp, owner" },
  { email: "dana@acme.test", name: "Dana", note: "Acme Corp, admin" },
  { email: "bob@acme.test", name: "Bob", note: "Acme Corp, member" },
  { email: "erin@acme.test", name: "Erin", note: "Acme Corp, member" },
  { email: "robot@acme.test", name: "Robot", note: "Acme Corp, exempt from SSO" },
  { email: "carol@globex.test", name: "Carol", note: "Globex, owner" },
  { email: "ivan@globex.test", name: "Ivan", note: "Globex, member" },
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
