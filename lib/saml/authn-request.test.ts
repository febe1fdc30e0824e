import { createPrivateKey, createPublicKey, verify } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { serviceProviderOf } from "../core/sso-profile";
import { authnRequest, type RequestingProfile } from "./authn-request";
import { createKeyPairSync } from "./key-pair";
import { serviceProviderMetadata } from "./service-provider";
import { verifySignature } from "./signature";
import { readXml } from "./strict-xml";
import { attributeOf, childNamed, elementsOf, NS, textOf } from "./xml-tree";

const now = new Date("2026-11-24T12:00:00Z");
const sp = serviceProviderOf(
  "https://sp.test",
  `JQ${"0".repeat(32)}` as Parameters<typeof serviceProviderOf>[1],
);
const keys = createKeyPairSync({ commonName: "sp.test", now });
const signingKey = { privateKey: createPrivateKey(keys.privateKeyPem), certificateDer: keys.der };
const profile: RequestingProfile = {
  signInUrl: "https://idp.test/sso?tenant=a&b=1",
  signInBinding: "redirect",
  signRequests: false,
  forceAuthn: false,
  requestedAuthnContext: [],
  nameIdFormat: null,
};
const options = { id: "_0123", now, relayState: "handle'()*! é", signingKey };

function inflated(url: string): string {
  return inflateRawSync(Buffer.from(new URL(url).searchParams.get("SAMLRequest")!, "base64")).toString();
}

describe("an AuthnRequest", () => {
  it("by redirect keeps the query of the sign-in address and names itself, us and the answer's address", async () => {
    const request = await authnRequest(profile, sp, options);
    expect(request.url.startsWith("https://idp.test/sso?tenant=a&b=1&SAMLRequest=")).toBe(true);
    const root = readXml(inflated(request.url));
    expect(attributeOf(root, "ID")).toBe("_0123");
    expect(attributeOf(root, "Destination")).toBe(profile.signInUrl);
    expect(attributeOf(root, "AssertionConsumerServiceURL")).toBe(sp.acsUrl);
    expect(textOf(childNamed(root, NS.saml, "Issuer")!)).toBe(sp.entityId);
    expect(attributeOf(root, "ForceAuthn")).toBeNull();
    expect(request.url).not.toContain("SigAlg");
  });
  it("by redirect is signed over SAMLRequest, RelayState and SigAlg in that order", async () => {
    const { url } = await authnRequest({ ...profile, signRequests: true }, sp, options);
    const query = url.slice(url.indexOf("SAMLRequest="));
    const [signed, signature] = query.split("&Signature=");
    expect(signed!.split("&").map((part) => part.split("=")[0])).toEqual([
      "SAMLRequest",
      "RelayState",
      "SigAlg",
    ]);
    const bytes = Buffer.from(decodeURIComponent(signature!), "base64");
    expect(verify("sha256", Buffer.from(signed!), createPublicKey(keys.certificatePem), bytes)).toBe(true);
  });
  it("by POST is signed inside, as our own verifier agrees", async () => {
    const request = await authnRequest(
      { ...profile, signInBinding: "post", signRequests: true },
      sp,
      options,
    );
    const root = readXml(
      Buffer.from(request.binding === "post" ? request.fields.SAMLRequest! : "", "base64").toString(),
    );
    const signature = elementsOf(root)[1]!;
    expect(verifySignature(root, signature, [keys])).toMatchObject({ signedBy: keys.fingerprint });
  });
  it("asks for what the profile asks for", async () => {
    const asking = {
      ...profile,
      forceAuthn: true,
      requestedAuthnContext: ["urn:a<b"],
      nameIdFormat: "urn:persistent",
    };
    const xml = inflated((await authnRequest(asking, sp, options)).url);
    expect(xml).toContain('ForceAuthn="true"');
    expect(xml).toContain('<samlp:NameIDPolicy Format="urn:persistent" AllowCreate="true"/>');
    expect(xml).toContain("<saml:AuthnContextClassRef>urn:a&lt;b</saml:AuthnContextClassRef>");
  });
});

it("our metadata lists current and next certificates and ends some day", () => {
  const xml = serviceProviderMetadata(sp, {
    signingCertificates: [keys.der, "NEXT"],
    encryptionCertificates: [keys.der],
    validUntil: new Date("2027-01-01T00:00:00Z"),
    authnRequestsSigned: true,
  });
  const root = readXml(xml.trim());
  expect(attributeOf(root, "entityID")).toBe(sp.entityId);
  expect(attributeOf(root, "validUntil")).toBe("2027-01-01T00:00:00.000Z");
  expect(xml.match(/use="signing"/g)).toHaveLength(2);
  expect(xml).toContain(`Location="${sp.acsUrl}"`);
  expect(xml).not.toContain("PRIVATE");
});
