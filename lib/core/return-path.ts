// Where somebody goes after signing in: only ever a path of this origin (SECURITY.md B2).

declare const brand: unique symbol;
/** A path of this origin, with its query: begins with one "/". */
export type ReturnPath = string & { readonly [brand]: "return-path" };

export const START_PAGE = "/" as ReturnPath;
const LONGEST = 2048;
/** The door itself is no place to return to. */
const DOOR = /^\/(login|saml|reset|invite|first|sign-up)(\/|\?|$)/;

/** Reads `next` or `returnTo` as it came; whatever is not plainly a path of ours becomes the start page. */
export function parseReturnPath(text: unknown): ReturnPath {
  if (typeof text !== "string" || text.length > LONGEST) return START_PAGE;
  if (!/^\/[\x21-\x7e]*$/.test(text) || text.includes("\\")) return START_PAGE;
  if (/^\/(\/|%2f|%5c)/i.test(text) || DOOR.test(text)) return START_PAGE;
  // The browser resolves it the same way: whatever leaves the origin there is not ours.
  const base = "https://origin.invalid";
  return URL.canParse(text, base) && new URL(text, base).origin === base ? (text as ReturnPath) : START_PAGE;
}

/** `/login?next=…` and the like: the query is left out for the start page. */
export function withReturnPath(path: string, name: "next" | "returnTo", to: ReturnPath): string {
  if (to === START_PAGE) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(to)}`;
}
