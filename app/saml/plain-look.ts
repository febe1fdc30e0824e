// How documents look that no React page draws: the sheet of the login pages, light and dark, in one style without a file.
import { createHash } from "node:crypto";
import { escapeHtml } from "./escape-html";

/** Of app/globals.css, by name: plain-look.test.ts compares them. */
export const PLAIN_TOKENS = {
  light: {
    canvas: "#f6f5f1",
    surface: "#ffffff",
    line: "#dedad0",
    text: "#1a1f1e",
    "text-2": "#454d4b",
    primary: "#0e5a68",
    "on-primary": "#ffffff",
    focus: "#0b57d0",
  },
  dark: {
    canvas: "#101413",
    surface: "#171c1b",
    line: "#2b3331",
    text: "#e8ecea",
    "text-2": "#b9c1be",
    primary: "#6fc4d1",
    "on-primary": "#06262c",
    focus: "#8ab4f8",
  },
} as const;

const variables = (tokens: Readonly<Record<string, string>>) =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");

const STYLE = `:root{color-scheme:light;${variables(PLAIN_TOKENS.light)}}@media(prefers-color-scheme:dark){:root{color-scheme:dark;${variables(PLAIN_TOKENS.dark)}}}
*{box-sizing:border-box}body{font:15px/23px "IBM Plex Sans",ui-sans-serif,system-ui,sans-serif;background:var(--canvas);color:var(--text);margin:0}
main{max-width:592px;min-height:100vh;min-height:100dvh;margin:0 auto;padding:40px 16px;display:flex;flex-direction:column;justify-content:center}
.name{display:flex;align-items:center;gap:10px;margin:0 0 20px;font:500 19px/24px "IBM Plex Serif",ui-serif,Georgia,serif}.name svg{color:var(--primary)}
section{border:1px solid var(--line);border-radius:8px;background:var(--surface);padding:32px}@media(max-width:639px){section{padding:24px}}
h1{font:500 28px/34px "IBM Plex Serif",ui-serif,Georgia,serif;text-wrap:balance;margin:0 0 20px;padding-bottom:16px;border-bottom:3px double var(--line)}p{margin:0 0 20px}
.go{display:inline-flex;align-items:center;min-height:40px;padding:0 16px;border:0;border-radius:6px;background:var(--primary);color:var(--on-primary);font:500 15px/23px "IBM Plex Sans",ui-sans-serif,system-ui,sans-serif;text-decoration:none;cursor:pointer}
.go:focus-visible{outline:2px solid var(--focus);outline-offset:2px}@media(pointer:coarse){.go{min-height:44px}}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** As in components/frame/mark.tsx. */
const MARK =
  '<svg width="28" height="28" viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true"><path d="M3.5 26.5h25" stroke-width="2" stroke-linecap="round"/><path d="M9 26V7.5A1.5 1.5 0 0 1 10.5 6H15" stroke-width="2" stroke-linecap="round"/><path d="M15 4.5 23.5 7v21L15 25.500z" stroke-width="2" stroke-linejoin="round" fill="currentColor" fill-opacity=".14"/><circle cx="18.5" cy="16" r="1.4" fill="currentColor" stroke="none"/></svg>';

/** A whole document. `body` is HTML below the heading; `script` is a source for its policy. */
export function plainDocument(
  title: string,
  body: string,
  { status = 200, script, headers = {} }: PlainOptions = {},
): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · Doorward</title><style>${STYLE}</style><main><p class="name">${MARK}Doorward</p><section><h1>${escapeHtml(title)}</h1>${body}</section></main></html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; ${script ? `script-src ${script}; ` : ""}style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'`,
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}

interface PlainOptions {
  readonly status?: number;
  readonly script?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
