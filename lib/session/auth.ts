// next-auth: it holds the session cookie and knows one provider, the ticket. Everything else about a session is a row.

import { cookies, headers } from "next/headers";
import NextAuth, { type NextAuthConfig, type User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { Role } from "../core/access";
import type { SessionId } from "../core/ids";
import { cookieName, cookieOptions } from "../login/cookies";
import { redeemTicket } from "../login/redeem-ticket";
import { ports } from "../runtime/ports";
import { clientIp } from "./client-ip";
import { readSession } from "./read-session";

/** What the software behind Doorward may know of the person: `GET /api/auth/session`. */
export interface SessionUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly role: Role;
  readonly by: "password" | "sso" | "emergency";
}

declare module "next-auth" {
  interface Session {
    user: SessionUser;
    /** The same four again at the top, where simple clients look. */
    organizationId: string;
    role: Role;
    by: SessionUser["by"];
  }
  interface User {
    sessionId?: SessionId;
  }
}

const ticketProvider = Credentials({
  id: "ticket",
  credentials: {},
  /** The ticket and the browser's secret come from cookies only, never from a form. */
  async authorize(): Promise<User | null> {
    const { env, ...rest } = await ports();
    const jar = await cookies();
    const ticket = jar.get(cookieName("ticket", env.appUrl))?.value;
    const browser = jar.get(cookieName("browser", env.appUrl))?.value ?? null;
    if (!ticket) return null;
    const head = await headers();
    const redeemed = await redeemTicket(rest, {
      ticket,
      browser,
      ip: clientIp(head, env),
      userAgent: head.get("user-agent"),
    });
    return redeemed && { id: redeemed.session.userId, sessionId: redeemed.session.id };
  },
});

async function configuration(): Promise<NextAuthConfig> {
  const { env } = await ports();
  return {
    secret: env.authSecret,
    trustHost: true,
    providers: [ticketProvider],
    session: { strategy: "jwt", maxAge: 30 * 86_400 },
    pages: {
      signIn: "/login",
      error: "/login",
      signOut: "/login",
      verifyRequest: "/login",
      newUser: "/login",
    },
    cookies: {
      sessionToken: {
        name: cookieName("session", env.appUrl),
        options: cookieOptions(env.appUrl, 30 * 86_400),
      },
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
    callbacks: {
      /** The cookie holds the session's id and nothing else; null ends it. */
      async jwt({ token, user }) {
        if (user?.sessionId) return { sid: user.sessionId };
        const row = typeof token.sid === "string" ? await readSession(token.sid as SessionId) : null;
        return row ? token : null;
      },
      async session({ session, token }) {
        const row = await readSession(token.sid as SessionId);
        if (!row) return { expires: new Date(0).toISOString() } as typeof session;
        const { user, organization, session: living } = row;
        const shown: SessionUser = {
          id: user.id,
          email: user.email,
          name: user.name,
          organizationId: organization.id,
          organization: organization.name,
          role: user.role,
          by: living.by,
        };
        return {
          expires: living.expiresAt.toISOString() as typeof session.expires,
          user: shown,
          organizationId: shown.organizationId,
          role: shown.role,
          by: shown.by,
        } as typeof session;
      },
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") ? `${baseUrl}${url}` : url.startsWith(`${baseUrl}/`) ? url : baseUrl,
    },
  };
}

export const { handlers, auth, signIn, signOut } = NextAuth(configuration);
