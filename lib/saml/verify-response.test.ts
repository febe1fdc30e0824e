import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type AssertionExpectation, answeredRequest, checkAssertion } from "../core/assertion";
import { identityProvider, type RespondOptions } from "../practice/identity-provider";
import { decryptionKey } from "./decrypt";
import { createKeyPairSync } from "./key-pair";
import { hasXmlsec } from "./testing/sign-with-xmlsec";
import { verifyResponse } from "./verify-response";

const now = new Date("2026-11-24T12:00:00Z");
const sp = { entityId: "https://sp.test/saml/JQ1/metadata", acsUrl: "https://sp.test/saml/JQ1/acs" };
const idp = identityProvider({ entityId: "https://idp.acme.test/saml", now });
const stranger = createKeyPairSync({ commonName: "stranger", now });
const ours = createKeyPairSync({ commonName: "sp.test", now });
const base: RespondOptions = { sp, now, nameId: "bob@acme.test", inResponseTo: "_request" };
const expected: AssertionExpectation = {
  profileId: "JQ1" as AssertionExpectation["profileId"],
  idpEntityId: idp.entityId,
  spEntityId: sp.entityId,
  acsUrl: sp.acsUrl,
  inResponseTo: "_request",
  requestedAt: now,
  emailAttribute: null,
  toleranceSeconds: 180,
};
const trust = { signaturePolicy: "either" as const, certificates: [idp.keys] };

function judge(options: Partial<RespondOptions>, expectation: Partial<AssertionExpectation> = {}) {
  const result = verifyResponse(trust, idp.respond({ ...base, ...options }), [
    decryptionKey(ours.privateKeyPem),
  ]);
  if ("fault" in result) return result.fault;
  const checked = checkAssertion(result.claims, { ...expected, ...expectation }, now);
  return "fault" in checked ? checked.fault : checked.verified;
}

describe("a genuine response is believed", () => {
  for (const sign of ["assertion", "response", "both"] as const) {
    for (const encrypt of [undefined, "aes256-gcm", "aes128-gcm"] as const) {
      it(`signed on the ${sign}, ${encrypt ?? "not encrypted"}`, () => {
        const options = encrypt ? { encrypt: { certificatePem: ours.certificatePem, content: encrypt } } : {};
        expect(judge({ sign, ...options })).toMatchObject({
          email: "bob@acme.test",
          signedBy: idp.keys.fingerprint,
        });
      });
    }
  }
  it("with AES-CBC inside a signed Response only", () => {
    const encrypt = { certificatePem: ours.certificatePem, content: "aes256-cbc", oaep: "sha256" } as const;
    expect(judge({ sign: "both", encrypt })).toMatchObject({ email: "bob@acme.test" });
    expect(judge({ sign: "assertion", encrypt })).toMatchObject({ code: "ENCRYPTION_UNEXPECTED" });
  });
  for (const signature of ["rsa-sha384", "rsa-sha512", "rsa-pss-sha256"] as const) {
    it(`with ${signature}`, () => expect(judge({ signature })).toMatchObject({ email: "bob@acme.test" }));
  }
  it("with elliptic curves", () => {
    for (const [kind, signature] of [
      ["p256", "ecdsa-sha256"],
      ["p384", "ecdsa-sha384"],
    ] as const) {
      const signWith = createKeyPairSync({ commonName: kind, now, kind });
      const field = idp.respond({ ...base, signWith, signature });
      expect(verifyResponse({ ...trust, certificates: [idp.keys, signWith] }, field, [])).toMatchObject({
        claims: { signedBy: signWith.fingerprint },
      });
    }
  });
  it("with the second certificate and no KeyInfo", () => {
    const field = idp.respond({ ...base, keyInfo: false });
    expect(verifyResponse({ ...trust, certificates: [stranger, idp.keys] }, field, [])).toMatchObject({
      claims: { signedBy: idp.keys.fingerprint },
    });
  });
  it("names the request it answers", () => {
    const result = verifyResponse(trust, idp.respond(base), []);
    expect("claims" in result && answeredRequest(result.claims)).toBe("_request");
  });
});

const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const after = (minutes: number) => before(-minutes);
const BAD: ReadonlyArray<[string, Partial<RespondOptions>, Partial<AssertionExpectation>?]> = [
  ["SIGNATURE_MISSING", { sign: "none" }],
  ["CERTIFICATE_UNKNOWN", { signWith: stranger }],
  ["SIGNATURE_INVALID", { signWith: stranger, keyInfo: false }],
  ["SIGNATURE_INVALID", { edit: (xml) => xml.replace("bob@", "eve@") }],
  ["SIGNATURE_ALGORITHM", { signature: "rsa-sha1" }],
  ["SIGNATURE_ALGORITHM", { digest: "sha1" }],
  ["XML_FORBIDDEN", { edit: (xml) => xml.replace("bob@", "<!---->bob@") }],
  ["XML_FORBIDDEN", { edit: (xml) => `<!DOCTYPE x>${xml}` }],
  ["XML_MALFORMED", { edit: (xml) => `${xml}x` }],
  ["SHAPE_UNEXPECTED", { edit: (xml) => xml.replaceAll("samlp:Response", "samlp:Answer") }],
  ["STATUS_NOT_SUCCESS", { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }],
  ["ISSUER_MISMATCH", { issuer: "https://idp.globex.test" }],
  ["SHAPE_UNEXPECTED", { sign: "response", responseIssuer: null }],
  ["DESTINATION_MISMATCH", { destination: "https://other.test" }],
  ["DESTINATION_MISMATCH", { destination: null, sign: "response" }],
  ["CONDITIONS_MISSING", { conditions: false }],
  ["CONDITIONS_UNKNOWN", { extraCondition: '<x:Other xmlns:x="urn:x"></x:Other>' }],
  ["NOT_YET_VALID", { notBefore: after(4) }],
  ["EXPIRED", { notOnOrAfter: before(4), notBefore: before(10) }],
  ["EXPIRED", { confirmationNotOnOrAfter: before(4) }],
  ["AUDIENCE_MISMATCH", { audiences: [] }],
  ["AUDIENCE_MISMATCH", { audiences: ["https://other.test"] }],
  ["AUDIENCE_MISMATCH", { audiences: [sp.entityId, "https://other.test"] }],
  ["SUBJECT_INVALID", { spNameQualifier: "https://other.test" }],
  ["CONFIRMATION_INVALID", { confirmationMethod: "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches" }],
  ["CONFIRMATION_INVALID", { confirmationNotBefore: before(1) }],
  ["RECIPIENT_MISMATCH", { recipient: "https://other.test" }],
  ["RECIPIENT_MISMATCH", { recipient: null }],
  ["IN_RESPONSE_TO_MISMATCH", { inResponseTo: "_other" }],
  ["IN_RESPONSE_TO_MISMATCH", { inResponseTo: null, responseInResponseTo: "_request" }],
  ["IN_RESPONSE_TO_MISMATCH", { inResponseTo: "_stray" }, { inResponseTo: null, requestedAt: null }],
  ["AUTHN_STATEMENT_MISSING", { authnStatement: false }],
  ["IDP_SESSION_ENDED", { sessionNotOnOrAfter: before(1) }],
  ["ISSUED_IN_FUTURE", { issueInstant: after(4) }],
  ["EXPIRED", { issueInstant: before(4) }],
  [
    "ADDRESS_MISSING",
    { nameId: "u123", nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" },
  ],
  ["ADDRESS_INVALID", { nameId: "bob_acme.test#EXT#@globex.test" }],
  ["ADDRESS_INVALID", { nameId: "bob@acme.test@evil.test" }],
  ["ADDRESS_AMBIGUOUS", { nameId: "u123", attributes: { mail: ["bob@acme.test", "eve@acme.test"] } }],
];

describe("a response that breaks a rule is refused with its code", () => {
  for (const [index, [code, options, expectation]] of BAD.entries()) {
    it(`${code} (${index}: ${Object.keys(options)})`, () =>
      expect(judge(options, expectation)).toMatchObject({ code }));
  }
  it("whatever it is, when the profile has no certificate", () => {
    expect(verifyResponse({ ...trust, certificates: [] }, idp.respond(base), [])).toMatchObject({
      fault: { code: "CERTIFICATE_MISSING" },
    });
  });
  it("CERTIFICATE_UNKNOWN tells the certificate that could be adopted", () => {
    expect(judge({ signWith: stranger })).toMatchObject({
      candidateCertificate: stranger.der,
      got: stranger.fingerprint,
    });
  });
});

it.runIf(hasXmlsec)("xmlsec1 agrees that the test identity provider signs well", () => {
  const folder = mkdtempSync(join(tmpdir(), "doorward-saml-"));
  writeFileSync(join(folder, "idp.pem"), idp.keys.certificatePem);
  for (const sign of ["assertion", "response"] as const) {
    writeFileSync(join(folder, "response.xml"), idp.respondXml({ ...base, sign }));
    const id = `urn:oasis:names:tc:SAML:2.0:${sign === "response" ? "protocol:Response" : "assertion:Assertion"}`;
    const run = () =>
      execFileSync(
        "xmlsec1",
        [
          "--verify",
          "--pubkey-cert-pem",
          join(folder, "idp.pem"),
          "--id-attr:ID",
          id,
          join(folder, "response.xml"),
        ],
        { stdio: "pipe" },
      );
    expect(run).not.toThrow();
  }
});
