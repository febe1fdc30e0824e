// SAML.md section 4: our logout messages, by redirect with a detached signature (saml-core 3.7, saml-bindings 3.4.4.1).
import { randomBytes } from "node:crypto";
import { redirectAddress, type SigningKey } from "./sign-message";
import { element, escapeXml } from "./write-xml";
import { NS } from "./xml-tree";

interface To {
  readonly url: string;
  readonly entityId: string;
  readonly now: Date;
  readonly key: SigningKey;
}

/** Where the browser goes so that the identity provider ends this session. */
export function logoutRequestAddress(
  { url, entityId, now, key }: To,
  session: { readonly nameId: string; readonly format: string | null; readonly sessionIndex: string | null },
): string {
  const xml = element(
    "samlp:LogoutRequest",
    attributesOf(url, now),
    element("saml:Issuer", {}, escapeXml(entityId)),
    element("saml:NameID", { Format: session.format }, escapeXml(session.nameId)),
    session.sessionIndex === null ? "" : element("samlp:SessionIndex", {}, escapeXml(session.sessionIndex)),
  );
  return redirectAddress(url, { name: "SAMLRequest", xml, relayState: null }, key);
}

/** Where the browser goes with our answer to a request that was believed. */
export function logoutResponseAddress(
  { url, entityId, now, key }: To,
  answers: { readonly requestId: string; readonly relayState: string | null },
): string {
  const xml = element(
    "samlp:LogoutResponse",
    { ...attributesOf(url, now), InResponseTo: answers.requestId },
    element("saml:Issuer", {}, escapeXml(entityId)),
    element("samlp:Status", {}, element("samlp:StatusCode", { Value: SUCCESS })),
  );
  return redirectAddress(url, { name: "SAMLResponse", xml, relayState: answers.relayState }, key);
}

const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

const attributesOf = (url: string, now: Date) => ({
  "xmlns:samlp": NS.samlp,
  "xmlns:saml": NS.saml,
  ID: `_${randomBytes(16).toString("hex")}`,
  Version: "2.0",
  IssueInstant: now.toISOString(),
  Destination: url,
});
