// SAML.md section 2: asks the identity provider to sign somebody in.
import type { ServiceProvider, TrustedProfile } from "../core/sso-profile";
import { signedForPost } from "./samlify";
import { redirectAddress, type SigningKey } from "./sign-message";
import { element, escapeXml } from "./write-xml";
import { NS } from "./xml-tree";

export type AuthnRequest =
  | { readonly binding: "redirect"; readonly url: string }
  | {
      readonly binding: "post";
      readonly url: string;
      /** Hidden fields of the form that the browser sends. */
      readonly fields: Readonly<Record<string, string>>;
    };

export type RequestingProfile = Pick<
  TrustedProfile,
  "signInUrl" | "signInBinding" | "signRequests" | "forceAuthn" | "requestedAuthnContext" | "nameIdFormat"
>;

export interface AuthnRequestOptions {
  /** `_` and 128 random bits: also the attempt's id (saml-core 1.3.4). */
  readonly id: string;
  readonly now: Date;
  /** An opaque handle of at most 80 bytes (saml-bindings 3.4.3), never an address. */
  readonly relayState: string | null;
  /** Wanted when the profile signs its requests. */
  readonly signingKey: SigningKey | null;
  /** Ask for a fresh sign-in whatever the profile says. */
  readonly forceAuthn?: boolean;
}

const POST_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/** @throws Error when the profile signs and there is no key, or the RelayState is too long: both are our defects. */
export async function authnRequest(
  profile: RequestingProfile,
  sp: ServiceProvider,
  options: AuthnRequestOptions,
): Promise<AuthnRequest> {
  const { relayState, signingKey } = options;
  if (profile.signRequests && !signingKey)
    throw new Error("This profile signs its requests, but there is no signing key");
  if (relayState !== null && Buffer.byteLength(relayState) > 80)
    throw new Error("A RelayState holds at most 80 bytes");
  const key = profile.signRequests ? signingKey : null;
  const xml = requestXml(profile, sp, options);
  const url = profile.signInUrl;
  if (profile.signInBinding === "redirect") {
    return { binding: "redirect", url: redirectAddress(url, { name: "SAMLRequest", xml, relayState }, key) };
  }
  const SAMLRequest = key ? await signedForPost(xml, key) : Buffer.from(xml, "utf8").toString("base64");
  return {
    binding: "post",
    url,
    fields: relayState === null ? { SAMLRequest } : { SAMLRequest, RelayState: relayState },
  };
}

/** saml-schema-protocol AuthnRequestType: attributes and elements in the order of the schema. */
function requestXml(
  profile: RequestingProfile,
  sp: ServiceProvider,
  { id, now, forceAuthn }: AuthnRequestOptions,
): string {
  const attributes = {
    "xmlns:samlp": NS.samlp,
    "xmlns:saml": NS.saml,
    ID: id,
    Version: "2.0",
    IssueInstant: now.toISOString(),
    Destination: profile.signInUrl,
    ForceAuthn: (forceAuthn ?? profile.forceAuthn) ? "true" : null,
    ProtocolBinding: POST_BINDING,
    AssertionConsumerServiceURL: sp.acsUrl,
  };
  const classes = profile.requestedAuthnContext.map((uri) =>
    element("saml:AuthnContextClassRef", {}, escapeXml(uri)),
  );
  return element(
    "samlp:AuthnRequest",
    attributes,
    element("saml:Issuer", {}, escapeXml(sp.entityId)),
    profile.nameIdFormat === null
      ? ""
      : element("samlp:NameIDPolicy", { Format: profile.nameIdFormat, AllowCreate: "true" }),
    classes.length === 0 ? "" : element("samlp:RequestedAuthnContext", { Comparison: "exact" }, ...classes),
  );
}
