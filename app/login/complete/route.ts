import { cookies } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { AuthError } from "next-auth";
import { parseReturnPath } from "@/lib/core/return-path";
import { cookieName, cookieOptions, REMEMBERED_SECONDS } from "@/lib/login/cookies";
import { endReplacedSession, peekTicket } from "@/lib/login/peek-ticket";
import { ports } from "@/lib/runtime/ports";
import { currentPerson } from "@/lib/session/administrator";
import { signIn } from "@/lib/session/auth";

/** Ticket cookie → session, in the browser that began (DESIGN.md 2.10). 303 everywhere. */
export async function GET(request: NextRequest) {
  return complete(false, request);
}

/** The answer of /login/switch: yes, become the other person (a form of our own origin; SECURITY.md B4). */
export async function POST(request: NextRequest) {
  const own = request.headers.get("origin");
  const { env } = await ports();
  return own === env.appUrl || own === null ? complete(true, request) : to("/login");
}

async function complete(switching: boolean, _request: NextRequest) {
  const { env, ...open } = await ports();
  const jar = await cookies();
  const read = (name: Parameters<typeof cookieName>[0]) => jar.get(cookieName(name, env.appUrl))?.value;
  const secret = read("ticket");
  const person = await currentPerson();
  if (!secret) return to(person ? "/" : "/login");
  const ticket = await peekTicket(open, { ticket: secret, browser: read("browser") ?? null });
  if (ticket.state === "other-browser") return to(`/login/problem/${ticket.reference}`);
  if (ticket.state === "ended") return to(person ? "/" : "/login?note=too-long");
  if (person && person.userId !== ticket.userId && !switching) return to("/login/switch");
  try {
    await signIn("ticket", { redirect: false });
  } catch (error) {
    // The rule changed between the proof and now (SECURITY.md E3); the attempt says why.
    if (error instanceof AuthError) return to("/login?note=too-long");
    throw error;
  }
  if (person) await endReplacedSession(open, person.sessionId);
  jar.delete(cookieName("ticket", env.appUrl));
  if (ticket.profileId)
    jar.set(
      cookieName("remembered", env.appUrl),
      ticket.profileId,
      cookieOptions(env.appUrl, REMEMBERED_SECONDS),
    );
  return to(parseReturnPath(ticket.returnTo));
}

/** Relative, so that it holds behind any proxy. */
const to = (location: string) => new NextResponse(null, { status: 303, headers: { location } });
