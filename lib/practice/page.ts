// One frame for every page: it must look like somebody else's product, and say that it is for practice.
import { randomBytes } from "node:crypto";
import { Html, html } from "./html";

export interface PracticeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const NAME = "Practice identity provider";

/**
 * A whole page. `submitAtOnce` sends its first form without a click where scripts run.
 * The referrer is kept back on purpose: then the browser posts to Doorward with `Origin: null`, the hard case.
 */
export function page(
  appUrl: string,
  content: {
    readonly title: string;
    readonly main: Html;
    readonly status?: number;
    readonly submitAtOnce?: boolean;
    readonly cookie?: string;
  },
): PracticeAnswer {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `form-action 'self' ${appUrl}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  const { text } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title} · ${NAME}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><p class="brand"><a href="/">${NAME}</a></p><p>For practice only: it lets anybody in, without a password.</p></header>
<main>
<h1>${content.title}</h1>
${content.main}
</main>
<footer><nav aria-label="Practice identity provider"><a href="/">Start</a> <a href="/tile">Tiles</a> <a href="/certificates">Signing keys</a> <a href="/metadata">Metadata</a></nav></footer>
${content.submitAtOnce ? html`<script nonce="${nonce}">document.forms[0].submit();</script>` : null}
</body>
</html>
`;
  return {
    status: content.status ?? 200,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy.join("; "),
      "Referrer-Policy": "no-referrer",
      ...(content.cookie ? { "Set-Cookie": content.cookie } : {}),
    },
    body: text,
  };
}

export function redirectTo(path: string, cookie?: string): PracticeAnswer {
  return { status: 303, headers: { Location: path, ...(cookie ? { "Set-Cookie": cookie } : {}) }, body: "" };
}

const STYLE = new Html(`
:root { color-scheme: light dark; --ink: #1f1633; --soft: #5a5070; --paper: #f7f3ff; --card: #fff; --line: #8a7fa3; --band: #4c1d95; --act: #5b21b6; --on-act: #fff; --bad: #9f1239; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3eeff; --soft: #c4b8de; --paper: #17112a; --card: #221a3a; --line: #8677ad; --band: #2e1065; --act: #c4b5fd; --on-act: #1e1038; --bad: #fda4af; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { background: var(--band); color: #fff; padding: 1rem max(1rem, calc(50% - 21rem)); }
header p { margin: 0; } header a { color: #fff; text-decoration: none; } .brand { font-weight: 700; font-size: 1.125rem; }
main { max-width: 42rem; margin: 1.5rem auto; padding: 1.5rem; background: var(--card); border: 2px dashed var(--line); border-radius: 4px; }
@media (max-width: 44rem) { main { margin: 1rem; padding: 1rem; } }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
a { color: var(--act); } footer { max-width: 42rem; margin: 0 auto 2rem; padding: 0 1rem; } footer a { display: inline-block; padding: .5rem .75rem .5rem 0; }
fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 1rem 0; padding: .5rem 1rem 1rem; } legend { font-weight: 600; padding: 0 .25rem; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .5rem 0; } .choice input { width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; flex: none; accent-color: var(--act); }
.soft { color: var(--soft); } .bad { color: var(--bad); font-weight: 600; } .wrap { overflow-wrap: anywhere; } code { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
label.field { display: block; font-weight: 600; margin: .5rem 0 .25rem; }
input[type=email], select { width: 100%; font: inherit; padding: .625rem .75rem; min-height: 44px; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 4px; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: .5rem 1.25rem; border-radius: 4px; border: 2px solid var(--act); background: var(--act); color: var(--on-act); cursor: pointer; }
button.quiet { background: transparent; color: var(--act); } .row { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; } header a:focus-visible { outline-color: #fff; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid var(--line); }
`);
