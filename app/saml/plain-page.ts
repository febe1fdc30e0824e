// Answers of route handlers that a person may see: one clear sentence, the right status, no script.
import { escapeHtml } from "./escape-html";
import { plainDocument } from "./plain-look";

export function plainPage(
  status: number,
  title: string,
  sentence: string,
  { headers = {} }: { headers?: Readonly<Record<string, string>> } = {},
): Response {
  const body = `<p>${escapeHtml(sentence)}</p><a class="go" href="/login">Go to the sign-in page</a>`;
  return plainDocument(title, body, { status, headers });
}

export const NO_SUCH_PROFILE = () =>
  plainPage(
    404,
    "There is no such SSO profile",
    "This address does not belong to an SSO profile here. It may be mistyped, or the profile was deleted. Start from the sign-in page, or ask your IT team for the new address.",
  );

/** `seconds`: how long to wait. */
export const TOO_OFTEN = (seconds: number) =>
  plainPage(429, "Too many tries", `That was too often. Try again in ${seconds} seconds.`, {
    headers: { "retry-after": String(seconds) },
  });

/** Relative, so that it holds behind any proxy; always 303, so that nothing is posted again. */
export const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
