import { randomBytes } from "node:crypto";
import { escapeHtml } from "./escape-html";
import { plainDocument } from "./plain-look";

/**
 * The HTTP-POST binding (saml-bindings 3.5): a form that sends itself, or by its button without JavaScript. Its own policy
 * has no form-action, because the identity provider may answer with a redirect to any site.
 */
export function postForm(action: string, fields: Readonly<Record<string, string>>): Response {
  const nonce = randomBytes(16).toString("base64");
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const body = `<form method="post" action="${escapeHtml(action)}">${inputs.join("")}<p>If nothing happens in a moment, go on by hand.</p><button type="submit" class="go">Continue</button></form><script nonce="${nonce}">document.forms[0].submit()</script>`;
  return plainDocument("Taking you to your organization’s sign-in…", body, { script: `'nonce-${nonce}'` });
}
