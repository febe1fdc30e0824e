// Plays one sign-in at a real identity provider and keeps its answer as a good case of lib/saml/testdata:
//   npx tsx e2e/idp/capture.ts FOLDER CASE SIGN_IN_ADDRESS METADATA_ADDRESS EMAIL
// Run it by hand when an identity provider or a variant is added; the tests read the kept files only. What answers there
// is started by start.sh (SimpleSAMLphp), pysaml2/idp.py, samlp/idp.mjs or opensaml/idp.mjs: the head of each says how.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfileId } from "../../lib/core/ids";
import { DEFAULT_CONFIGURATION, serviceProviderOf } from "../../lib/core/sso-profile";
import { authnRequest } from "../../lib/saml/authn-request";
import { readIdpMetadata } from "../../lib/saml/idp-metadata";
import type { GoodCases } from "../../lib/saml/testing/testdata";

const [folder, name, signInUrl, metadataUrl, email] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const sp = serviceProviderOf("https://sp.test", `JQ${"0".repeat(31)}1` as ProfileId);
const requestedAt = new Date();
const id = `_${randomBytes(16).toString("hex")}`;
const request = await authnRequest({ ...DEFAULT_CONFIGURATION, signInUrl }, sp, {
  id,
  now: requestedAt,
  relayState: null,
  signingKey: null,
});
const xml = await signIn(request.url, email, "password");
const metadata = readIdpMetadata(await (await fetch(metadataUrl)).text(), { now: requestedAt });
if (!("metadata" in metadata)) throw new Error(`The metadata cannot be read: ${JSON.stringify(metadata)}`);

const home = join(import.meta.dirname, "../../lib/saml/testdata/good", folder);
mkdirSync(home, { recursive: true });
const list = join(home, "cases.json");
const cases: GoodCases = existsSync(list)
  ? JSON.parse(readFileSync(list, "utf8"))
  : { about: "", entityId: metadata.metadata.issuer, cases: {} };
writeFileSync(join(home, `${name}.xml`), xml);
const certificates = metadata.metadata.certificates.map(({ der }) => der);
const entry = {
  requestId: id,
  requestedAt: requestedAt.toISOString(),
  now: new Date().toISOString(),
  email,
  certificates,
};
writeFileSync(list, `${JSON.stringify({ ...cases, cases: { ...cases.cases, [name]: entry } }, null, 2)}\n`);

/** Follows redirects and login forms until a form holds the SAMLResponse. */
async function signIn(start: string, username: string, password: string): Promise<string> {
  const cookies = new Map<string, string>();
  let page = await open(start);
  for (let step = 0; step < 8; step++) {
    const fields = new URLSearchParams();
    for (const tag of page.html.match(/<(?:input|button)\b[^>]*>/gi) ?? []) {
      const field = attribute(tag, "name");
      if (!field || attribute(tag, "type") === "submit") continue;
      const value = attribute(tag, "value") ?? "";
      fields.set(field, /pass/i.test(field) ? password : /user|email|login/i.test(field) ? username : value);
    }
    const response = fields.get("SAMLResponse");
    if (response) return Buffer.from(response, "base64").toString("utf8");
    const form = /<form\b[^>]*>/i.exec(page.html)?.[0];
    if (!form) throw new Error(`No form at ${page.url}: ${page.html.replace(/<[^>]+>/g, " ").slice(0, 300)}`);
    page = await open(new URL(attribute(form, "action") ?? "", page.url).href, {
      method: "POST",
      body: fields,
    });
  }
  throw new Error("The identity provider never answered with a SAMLResponse");

  async function open(url: string, init: RequestInit = {}): Promise<{ url: string; html: string }> {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    const answer = await fetch(url, { ...init, redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(key!, value!);
    }
    const to = answer.headers.get("location");
    return to ? open(new URL(to, url).href) : { url, html: await answer.text() };
  }
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  const text = value && (value[1] ?? value[2])!;
  return text?.replace(/&(?:amp|lt|gt|quot|#x?[0-9a-f]+);/gi, decoded) ?? null;
}

function decoded(reference: string): string {
  const named: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
  const code = reference.startsWith("&#x")
    ? Number.parseInt(reference.slice(3), 16)
    : Number(reference.slice(2, -1));
  return named[reference.toLowerCase()] ?? String.fromCodePoint(code);
}
