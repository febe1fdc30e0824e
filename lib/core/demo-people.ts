// The cast of the demo world, as the login page of a demo lists it. Known to everybody: nothing here is a secret.

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  /** Said beside the address. */
  readonly note: string;
}

export const DEMO_PASSWORD = "correct horse battery";

/** alice's, for practising emergency access. */
export const DEMO_RECOVERY_CODES: readonly string[] = [
  "ALFA",
  "BRAVO",
  "COBALT",
  "DELTA",
  "EMBER",
  "FALCON",
  "GRANITE",
  "HARBOR",
  "INDIGO",
  "JASMINE",
].map((word) => `DEMO-CODE-${word}`);

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    email: "alice@acme.test",
    name: "Alice",
    note: "owner of Acme Corp; has emergency access, so a password works",
  },
  { email: "dana@acme.test", name: "Dana", note: "admin of Acme Corp; must use SSO" },
  { email: "bob@acme.test", name: "Bob", note: "member of Acme Corp; must use SSO" },
  { email: "erin@acme.test", name: "Erin", note: "member of Acme Corp; must use SSO" },
  { email: "robot@acme.test", name: "Robot", note: "service account of Acme Corp; exempt from SSO" },
  { email: "carol@globex.test", name: "Carol", note: "owner of Globex; SSO is not required there" },
  { email: "ivan@globex.test", name: "Ivan", note: "member of Globex; signs in with a password" },
];
