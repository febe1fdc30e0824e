// People who came with a valid sign-in at the identity provider though nobody invited them (S13).
import type { Repositories } from "../../db/repositories";
import { type EmailAddress, parseEmail } from "../core/email";

/** So far back the sign-in log is read for them. */
export const WISH_DAYS = 30;
const MOST = 200;

export interface Wish {
  readonly email: EmailAddress;
  readonly tries: number;
  readonly last: Date;
}

/** Whoever is invited by now is left out. The latest first, 200 at most. */
export async function wishesAmong(reads: Repositories, now: Date): Promise<Wish[]> {
  const rows = await reads.attempts.uninvited(new Date(now.getTime() - WISH_DAYS * 86_400_000), MOST);
  const wanted = rows.flatMap(({ email: typed, tries, last }) => {
    const email = typed === null ? null : parseEmail(typed);
    return email && last ? [{ email, tries, last }] : [];
  });
  const here = await reads.users.findByEmails(wanted.map(({ email }) => email));
  const known = new Set<string>(here.map(({ email }) => email));
  return wanted.filter(({ email }) => !known.has(email));
}
