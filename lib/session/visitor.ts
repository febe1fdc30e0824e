// The browser at the door, from its cookie and headers; and the cookies that the door sets.
import { cookies, headers } from "next/headers";
import { BROWSER_COOKIE_SECONDS, cookieName, cookieOptions, TICKET_SECONDS } from "../login/cookies";
import type { Visitor } from "../login/visitor";
import { RAW_QUERY } from "../runtime/forwarded-address";
import { ports } from "../runtime/ports";
import { newSecret } from "../runtime/secrets";
import { clientIp } from "./client-ip";

/** In actions and route handlers: a browser without a secret gets one (its cookie is set with the answer). */
export async function visitor(): Promise<Visitor> {
  const { env } = await ports();
  const jar = await cookies();
  const name = cookieName("browser", env.appUrl);
  let browser = jar.get(name)?.value;
  if (!browser) {
    browser = newSecret();
    jar.set(name, browser, cookieOptions(env.appUrl, BROWSER_COOKIE_SECONDS));
  }
  return { ...(await stranger()), browser };
}

/** Where no cookie can be expected: the POST from another site. */
export async function stranger(): Promise<Omit<Visitor, "browser">> {
  const { env } = await ports();
  const head = await headers();
  return { ip: clientIp(head, env), userAgent: head.get("user-agent") };
}

/** The ticket goes by cookie, never by address; /login/complete redeems it. */
export async function setTicket(ticket: string): Promise<void> {
  const { env } = await ports();
  (await cookies()).set(cookieName("ticket", env.appUrl), ticket, cookieOptions(env.appUrl, TICKET_SECONDS));
}

/** The query in the octets that came, as a signature by redirect covers them; "" when there is none. */
export const rawQuery = (request: Request): string => request.headers.get(RAW_QUERY) ?? "";
