import { randomBytes } from "node:crypto";
import { escapeHtml } from "./escape-html";

/**
 * The HTTP-POST binding (saml-bindings 3.5): a form that sends itself, or by its button without JavaScript. Its own policy
 * has no form-action, because the identity provider may answer with a redirect to any site.
 */
export function postForm(action: string, fields: Readonly<Record<string, string>>): Response {
  const nonce = randomBytes(16).toString("base64");
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Taking you to your organization · Doorward</title><body><form method="post" action="${escapeHtml(action)}">${inputs.join("")}<p>Taking you to your organization’s sign-in…</p><button type="submit">Continue</button></form><script nonce="${nonce}">document.forms[0].submit()</script></body></html>`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; script-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
      "x-content-type-options": "nosniff",
    },
  });
}
