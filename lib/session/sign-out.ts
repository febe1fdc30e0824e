"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cookieName } from "../login/cookies";
import { ports } from "../runtime/ports";
import { doorWork } from "../runtime/unit-of-work";
import { currentPerson } from "./administrator";

/** Ends this session, in the database and in this browser, and nothing else. */
export async function signOut(): Promise<void> {
  const open = await ports();
  const person = await currentPerson();
  if (person)
    await doorWork(open, (door, now) =>
      door.of(person.organizationId).sessions.end(person.sessionId, person.userId, now),
    );
  (await cookies()).delete(cookieName("session", open.env.appUrl));
  redirect("/login/signed-out");
}
