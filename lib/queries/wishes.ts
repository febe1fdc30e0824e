import { z } from "zod";
import type { Repositories } from "../../db/repositories";
import { parseEmail } from "../core/email";
import { defineQuery } from "../runtime/query";

/** So far back the sign-in log is read for them. */
export const WISH_DAYS = 30;
const MOST = 200;

/** People with a valid sign-in at the identity provider whom nobody invited (S13): no account was made, the wish is shown. */
export const wishesQuery = defineQuery({
  permission: "users.read",
  input: z.object({}),
  async run({ reads, now, mailIsSent }) {
    return { wishes: await wishesAmong(reads, now), days: WISH_DAYS, mailIsSent };
  },
});

/** Whoever is invited by now is left out. The latest first, 200 at most. */
export async function wishesAmong(reads: Repositories, now: Date) {
  const rows = await reads.attempts.uninvited(new Date(now.getTime() - WISH_DAYS * 86_400_000), MOST);
  const wanted = rows.flatMap(({ email: typed, tries, last }) => {
    const email = typed === null ? null : parseEmail(typed);
    return email && last ? [{ email, tries, last }] : [];
  });
  const here = await reads.users.findByEmails(wanted.map(({ email }) => email));
  const known = new Set(here.map(({ email }) => email));
  return wanted.filter(({ email }) => !known.has(email));
}
