// A door: one way that could end in a session, and how it is tried.
import type { UserRow } from "../../db/repositories/users";
import type { EmailAddress } from "../core/email";
import type { Admission, LoginFacts } from "../core/login";
import type { Visitor } from "../login/visitor";
import type { Ports } from "../runtime/ports";

/** Everything happens on a stage: real rows, all taken back. */
export interface Stage {
  /** The database is one transaction that never commits, and every password matches. */
  readonly ports: Ports;
  readonly email: EmailAddress;
  readonly facts: LoginFacts;
  readonly visitor: Visitor;
  readonly now: Date;
}
/** With somebody who has the address. */
export interface StageOf extends Stage {
  readonly user: UserRow;
}

/** Where the try ended: in a session of this kind, or before one. */
export type Tried =
  | { readonly into: Admission["by"]; readonly because: string }
  | { readonly into: null; readonly because: string };

interface About {
  /** For programs. */
  readonly name: string;
  /** What is tried, for people. */
  readonly title: string;
  /**
   * What of the source it tries: a file that takes a proof or saves a password, a link's purpose, an entry of the public
   * surface. Compared with the source by all-doors.test.ts, so that a new way in cannot be forgotten.
   */
  readonly tries: readonly string[];
}
export type Door = About &
  (
    | { readonly needsPerson: true; attempt(stage: StageOf): Promise<Tried> }
    | { readonly needsPerson: false; attempt(stage: Stage): Promise<Tried> }
  );
