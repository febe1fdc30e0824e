// The other pages: start, signing keys, the answer on its way, and what went wrong here.
import type { KeyPair } from "../saml/key-pair";
import { html } from "./html";
import { type PracticeAnswer, page } from "./page";
import { nameOf } from "./people";
import type { PracticeKeys } from "./practice-keys";

export function startPage(
  appUrl: string,
  shown: { readonly metadataUrl: string; readonly email: string | null },
): PracticeAnswer {
  const { metadataUrl, email } = shown;
  return page(appUrl, {
    title: "Practice with SAML",
    main: html`<p>This stands for your company’s identity provider. Sign in at <a href="${appUrl}/login">Doorward</a> with an address that must use SSO, and you are sent here; or <a href="/tile">open a tile</a>.</p>
<p>Each time you can choose who you are, and what should go wrong: then see what Doorward tells the person and the administrator.</p>
<h2>Connect it</h2>
<p>Its metadata address, for a new SSO profile: <code>${metadataUrl}</code></p>
<h2>Signed in here</h2>
${
  email
    ? html`<p>As ${nameOf(email)} (<span class="wrap">${email}</span>). The next request is answered without asking.</p><form method="post" action="/sign-out"><button class="quiet">Sign out here</button></form>`
    : html`<p>Nobody.</p>`
}`,
  });
}

export function keysPage(appUrl: string, keys: PracticeKeys): PracticeAnswer {
  const row = (key: KeyPair) =>
    html`<tr><td><code>${key.fingerprint.match(/.{4}/g)!.slice(0, 8).join(" ")}…</code></td><td>${key.notBefore.toISOString().slice(0, 16).replace("T", " ")} UTC</td><td>${key.fingerprint === keys.signing.fingerprint ? "signs answers" : "announced only"}</td></tr>`;
  const act = (action: string, label: string, help: string) =>
    html`<form method="post" action="/certificates"><p class="soft" id="${action}">${help}</p><button class="quiet" name="action" value="${action}" aria-describedby="${action}">${label}</button></form>`;
  return page(appUrl, {
    title: "Signing keys",
    main: html`<p>Identity providers change their keys every few years. Practise both ways.</p>
<table><caption class="soft">Keys in the metadata</caption><thead><tr><th scope="col">SHA-256</th><th scope="col">Made</th><th scope="col">Use</th></tr></thead><tbody>${keys.announced.map(row)}</tbody></table>
<h2>With notice</h2>
${act("announce", "Announce a new key", "It stands in the metadata, and the old one still signs: Doorward can learn it in time.")}
${act("switch", "Sign with the newest key", "The announced key signs from now on.")}
${act("forget", "Forget the other keys", "Only the key that signs stays in the metadata.")}
<h2>Without notice</h2>
${act("surprise", "Change the key now", "The next sign-in fails, and an administrator can adopt the new certificate from the failed sign-in.")}`,
  });
}

/** Sends the answer on; with scripts at once, without them by the button. */
export function deliveryPage(
  appUrl: string,
  sent: {
    readonly acsUrl: string;
    readonly samlResponse: string;
    readonly relayState: string;
    readonly cookie?: string;
  },
): PracticeAnswer {
  return page(appUrl, {
    title: "Back to Doorward",
    submitAtOnce: true,
    ...(sent.cookie ? { cookie: sent.cookie } : {}),
    main: html`<p>The answer is ready. If nothing happens, continue yourself.</p>
<form method="post" action="${sent.acsUrl}">
<input type="hidden" name="SAMLResponse" value="${sent.samlResponse}">
${sent.relayState === "" ? null : html`<input type="hidden" name="RelayState" value="${sent.relayState}">`}
<button>Continue to Doorward</button>
</form>`,
  });
}

export function problemPage(appUrl: string, status: number, title: string, sentence: string): PracticeAnswer {
  return page(appUrl, {
    title,
    status,
    main: html`<p>${sentence}</p><p><a href="${appUrl}/login">Go to Doorward’s sign-in page</a></p>`,
  });
}
