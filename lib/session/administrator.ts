// Session → the branded person that commands and queries want. The person is re-read at every request.
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import type { EmailAddress } from "../core/email";
import type { SessionId } from "../core/ids";
import { cookieName } from "../login/cookies";
import type { Administrator } from "../runtime/actor";
import { ports } from "../runtime/ports";
import { clientIp } from "./client-ip";
import { readSession } from "./read-session";

/** Who is asking; null for nobody. */
export async function currentPerson(): Promise<Administrator | null> {
  const { env } = await ports();
  const name = cookieName("session", env.appUrl);
  const token = (await cookies()).get(name)?.value;
  const claims = token ? await decode({ token, secret: env.authSecret, salt: name }).catch(() => null) : null;
  const row = typeof claims?.sid === "string" ? await readSession(claims.sid as SessionId) : null;
  if (!row) return null;
  const { user, session } = row;
  return {
    kind: "person",
    userId: user.id,
    organizationId: user.organizationId,
    email: user.email as EmailAddress,
    name: user.name,
    role: user.role,
    operator: user.operator,
    sessionId: session.id,
    by: session.by,
    signedInAt: session.startedAt,
    ip: clientIp(await headers(), env),
  } as Administrator;
}

/** Who is asking; nobody is sent to the login page and comes back to the page first asked for, else to `returnTo`. */
export async function administrator(returnTo = "/admin"): Promise<Administrator> {
  const person = await currentPerson();
  if (person) return person;
  // Set by proxy.ts, whatever the browser sent; /login judges it once more.
  const asked = (await headers()).get("x-asked-path") ?? returnTo;
  redirect(`/login?next=${encodeURIComponent(asked)}`);
}
