import { createPrivateKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { certificateValidity } from "../core/certificate";
import type { METADATA_PROBLEM_TEXT } from "../core/idp-metadata";
import { identityProvider } from "../practice/identity-provider";
import { readCertificate } from "./certificate";
import { readIdpMetadata } from "./idp-metadata";
import { createKeyPairSync } from "./key-pair";

const now = new Date("2026-11-24T12:00:00Z");
const idp = identityProvider({ entityId: "https://idp.acme.test/saml", now });
const second = createKeyPairSync({ commonName: "second", now });
const signInUrl = "https://idp.acme.test/sso";
const good = idp.metadata({
  signInUrl,
  displayName: "Acme <b>ID</b>",
  certificates: [idp.keys.der, second.der],
});
const read = (text: string | Uint8Array, entityId?: string) =>
  readIdpMetadata(text, { now, entityId, origin: "https://sp.test" });
const aggregate = (...entities: string[]) =>
  `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join("").replaceAll(/<\?xml.*?\?>/g, "")}</md:EntitiesDescriptor>`;

describe("metadata of an identity provider", () => {
  it("gives issuer, addresses, every signing certificate and the name as data", () => {
    expect(read(good)).toMatchObject({
      metadata: {
        issuer: idp.entityId,
        signInUrl,
        signInBinding: "redirect",
        signOutUrl: null,
        certificates: [{ der: idp.keys.der, fingerprint: idp.keys.fingerprint }, { der: second.der }],
        displayName: "Acme <b>ID</b>",
        wantsSignedRequests: false,
      },
    });
  });
  it("is read with a byte order mark, comments, instructions, and as UTF-16", () => {
    const commented = good.replace("<md:IDP", "<!-- a <b> comment --><?hint?><md:IDP");
    for (const text of [
      `\uFEFF${good}`,
      Buffer.from(`\uFEFF${good}`),
      commented,
      Buffer.from(`\uFEFF${good}`, "utf16le"),
    ]) {
      expect(read(text)).toHaveProperty("metadata");
    }
  });
  it("takes POST when there is no redirect", () => {
    expect(read(idp.metadata({ signInUrl, signInBinding: "post" }))).toMatchObject({
      metadata: { signInBinding: "post" },
    });
  });
  it("asks which one when there are several", () => {
    const other = identityProvider({ entityId: "https://idp.globex.test", keys: idp.keys });
    const both = aggregate(good, other.metadata({ signInUrl }));
    expect(read(both)).toEqual({
      choices: [
        { issuer: idp.entityId, displayName: "Acme <b>ID</b>" },
        { issuer: other.entityId, displayName: null },
      ],
    });
    expect(read(both, other.entityId)).toMatchObject({ metadata: { issuer: other.entityId } });
    expect(read(both, "https://none.test")).toMatchObject({ problem: { code: "METADATA_NOT_FOUND" } });
  });

  const spOnly = good.replaceAll("IDPSSODescriptor", "SPSSODescriptor");
  const BAD: ReadonlyArray<[keyof typeof METADATA_PROBLEM_TEXT, string | Uint8Array]> = [
    ["METADATA_EMPTY", " \n"],
    ["METADATA_TOO_LARGE", " ".repeat(1024 * 1024 + 1)],
    ["METADATA_HTML", "<!DOCTYPE html><html><body>Sign in</body></html>"],
    ["METADATA_NOT_XML", '{"issuer":"https://idp.acme.test"}'],
    ["METADATA_NOT_XML", "<md:EntityDescriptor"],
    ["METADATA_NOT_XML", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff])],
    [
      "METADATA_FORBIDDEN",
      good.replace("<md:Entity", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><md:Entity'),
    ],
    ["METADATA_IS_OURS", spOnly.replace(idp.entityId, "https://sp.test/saml/JQ1/metadata")],
    ["METADATA_NO_IDP", spOnly],
    ["METADATA_NO_IDP", good.replace("SAML:2.0:protocol", "SAML:1.1:protocol")],
    ["METADATA_NO_ENTITY_ID", good.replace(` entityID="${idp.entityId}"`, "")],
    ["METADATA_NO_SIGN_IN", good.replace("HTTP-Redirect", "SOAP")],
    ["METADATA_BAD_ADDRESS", idp.metadata({ signInUrl: "javascript:alert(1)" })],
    ["METADATA_BAD_ADDRESS", idp.metadata({ signInUrl: "http://idp.example.com/sso" })],
    ["METADATA_BAD_ADDRESS", idp.metadata({ signInUrl: "https://user:pass@idp.acme.test/" })],
    ["METADATA_NO_CERT", idp.metadata({ signInUrl, certificates: [] })],
    ["METADATA_NO_CERT", idp.metadata({ signInUrl, certificates: ["AAAA"] })],
    ["METADATA_EXPIRED", good.replace("entityID=", 'validUntil="2026-11-24T11:59:59Z" entityID=')],
    ["CERT_PRIVATE_KEY", `${good}${idp.keys.privateKeyPem}`],
  ];
  for (const [index, [code, text]] of BAD.entries()) {
    it(`that is not usable says why: ${code} (${index})`, () =>
      expect(read(text)).toMatchObject({ problem: { code } }));
  }
});

describe("a certificate that somebody gives us", () => {
  const { certificatePem, der, fingerprint, privateKeyPem } = second;
  it("is read as PEM, base64 and DER", () => {
    const forms = [
      certificatePem,
      `\r\n${certificatePem.replaceAll("\n", "\r\n")}`,
      der,
      der.replace(/.{76}/g, "$&\n"),
      Buffer.from(der, "base64"),
    ];
    for (const form of forms)
      expect(readCertificate(form)).toMatchObject({
        certificate: { der, fingerprint, subject: "CN=second" },
      });
  });
  it("is refused with its reason, and nothing of a private key comes back", () => {
    const key = createPrivateKey(privateKeyPem);
    const weak = createKeyPairSync({ commonName: "weak", now, modulusLength: 1024 });
    const pem = (label: string) => `-----BEGIN ${label}-----\n${der}\n-----END ${label}-----`;
    const cases: ReadonlyArray<[string, string | Uint8Array]> = [
      ["CERT_PRIVATE_KEY", privateKeyPem],
      ["CERT_PRIVATE_KEY", certificatePem + privateKeyPem],
      ["CERT_PRIVATE_KEY", key.export({ type: "pkcs1", format: "der" })],
      ["CERT_PRIVATE_KEY", key.export({ type: "pkcs8", format: "der" }).toString("base64")],
      ["CERT_REQUEST", pem("CERTIFICATE REQUEST")],
      ["CERT_PUBLIC_KEY", pem("PUBLIC KEY")],
      ["CERT_SEVERAL", certificatePem + certificatePem],
      ["CERT_KEY_TOO_SMALL", weak.certificatePem],
      ["CERT_FILE_INVALID", "hello"],
      ["CERT_FILE_INVALID", ""],
    ];
    for (const [code, input] of cases) {
      const result = readCertificate(input);
      expect(result).toMatchObject({ problem: { code } });
      expect(JSON.stringify(result).length).toBeLessThan(200);
    }
  });
  it("says how long it lasts", () => {
    const dates = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2026-12-24T12:00:00Z") };
    expect(certificateValidity(dates, now)).toEqual({ state: "expires-soon", daysLeft: 30 });
    expect(certificateValidity(dates, new Date("2027-01-01T00:00:00Z"))).toEqual({
      state: "expired",
      daysAgo: 7,
    });
    expect(certificateValidity(dates, new Date("2025-12-31T00:00:00Z"))).toEqual({
      state: "not-yet-valid",
      daysUntilValid: 1,
    });
    expect(certificateValidity({ ...dates, notAfter: new Date("2028-01-01T00:00:00Z") }, now)).toMatchObject({
      state: "valid",
    });
  });
});
