// Answers of route handlers that a person may see: one clear sentence, the right status, no script.
import { createHash } from "node:crypto";
import { escapeHtml } from "./escape-html";

const STYLE = `:root{color-scheme:light dark}body{font:15px/23px "IBM Plex Sans",system-ui,sans-serif;background:Canvas;color:CanvasText;margin:0}
main{max-width:560px;margin:12vh auto;padding:0 16px}h1{font:500 28px/34px "IBM Plex Serif",Georgia,serif;border-bottom:3px double;padding-bottom:12px}a{color:LinkText}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** `seconds`: for 429, how long to wait. */
export function plainPage(
  status: number,
  title: string,
  sentence: string,
  { seconds }: { seconds?: number } = {},
): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · Doorward</title><style>${STYLE}</style><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p><p><a href="/login">Go to the sign-in page</a></p></main></html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'`,
      "x-content-type-options": "nosniff",
      ...(seconds === undefined ? {} : { "retry-after": String(seconds) }),
    },
  });
}

export const NO_SUCH_PROFILE = () =>
  plainPage(
    404,
    "There is no such SSO profile",
    "This address does not belong to an SSO profile here. It may be mistyped, or the profile was deleted. Start from the sign-in page, or ask your IT team for the new address.",
  );

export const TOO_OFTEN = (seconds: number) =>
  plainPage(429, "Too many tries", `That was too often. Try again in ${seconds} seconds.`, { seconds });

/** Relative, so that it holds behind any proxy; always 303, so that nothing is posted again. */
export const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
