"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { logoutGoesTo } from "../login/begin-logout";
import { cookieName, cookieOptions, SIGNED_OUT_SECONDS } from "../login/cookies";
import { ports } from "../runtime/ports";
import { doorWork } from "../runtime/unit-of-work";
import { currentPerson } from "./administrator";

/**
 * Ends this session, in the database and in this browser. Where the profile signs out at both ends, the page that follows
 * goes on to the identity provider.
 */
export async function signOut(): Promise<void> {
  const open = await ports();
  const person = await currentPerson();
  if (person)
    await doorWork(open, (door, now) =>
      door.of(person.organizationId).sessions.end(person.sessionId, person.userId, now),
    );
  const jar = await cookies();
  jar.delete(cookieName("session", open.env.appUrl));
  const profileId = person && (await logoutGoesTo(open, person.organizationId, person.sessionId));
  if (!profileId) redirect("/login/signed-out");
  const options = cookieOptions(open.env.appUrl, SIGNED_OUT_SECONDS);
  jar.set(cookieName("signed-out", open.env.appUrl), person.sessionId, options);
  redirect(`/login/signed-out?profile=${profileId}`);
}
