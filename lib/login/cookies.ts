// Names and attributes of the door's own cookies. All Lax: the ACS answers 303, and Lax cookies are back on that GET (UX.md C.5).

/** `__Host-` binds a cookie to this host and path /; it needs https. */
export function cookieName(
  name: "browser" | "ticket" | "session" | "remembered" | "method" | "set-up" | "signed-out",
  appUrl: string,
): string {
  return appUrl.startsWith("https:") ? `__Host-doorward-${name}` : `doorward-${name}`;
}

/** Attributes for `lifetime` in seconds. */
export function cookieOptions(appUrl: string, lifetime: number) {
  return {
    httpOnly: true,
    sameSite: "lax",
    secure: appUrl.startsWith("https:"),
    path: "/",
    maxAge: lifetime,
  } as const;
}

/** One secret per browser, not per attempt, so that two tabs do not overwrite each other. */
export const BROWSER_COOKIE_SECONDS = 30 * 86_400;
export const TICKET_SECONDS = 60;
/** How long the identity provider may take. */
export const ATTEMPT_MINUTES = 30;
/** As long as a set-up link lasts. */
export const SET_UP_COOKIE_SECONDS = 7 * 86_400;
/** How long a sign-out may take to go on to the identity provider. */
export const SIGNED_OUT_SECONDS = 120;
export const REMEMBERED_SECONDS = 180 * 86_400;
