// The one identity provider, attempt and moment of all made cases in lib/saml/testdata.
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { identityProvider, type RespondOptions } from "../../practice/identity-provider";
import type { KeyPair } from "../key-pair";
import { HOME, type Judgement, PROFILE, SP } from "./testdata";

export const NOW = new Date("2026-11-24T12:00:00Z");
export const ENTITY_ID = "https://idp.acme.test/saml";
export const REQUEST = "_request";
/** Whom the identity provider really signed in; an attacker wants to be the other. */
export const BOB = "bob@acme.test";
export const ADMIN = "admin@acme.test";

function keyPair(name: "idp" | "stranger" | "small" | "sp"): KeyPair {
  const certificatePem = readFileSync(join(HOME, `keys/${name}.crt`), "utf8");
  const { raw, validFromDate, validToDate } = new X509Certificate(certificatePem) as X509Certificate & {
    validFromDate: Date;
    validToDate: Date;
  };
  return {
    certificatePem,
    privateKeyPem: readFileSync(join(HOME, `keys/${name}.pem`), "utf8"),
    der: raw.toString("base64"),
    fingerprint: createHash("sha256").update(raw).digest("hex"),
    notBefore: validFromDate,
    notAfter: validToDate,
  };
}
/** `small` has 1024 bits. */
export const KEYS = {
  idp: keyPair("idp"),
  stranger: keyPair("stranger"),
  small: keyPair("small"),
  sp: keyPair("sp"),
};
export const IDP = identityProvider({ entityId: ENTITY_ID, keys: KEYS.idp });
export const BASE: RespondOptions = {
  sp: SP,
  now: NOW,
  nameId: BOB,
  inResponseTo: REQUEST,
  responseId: "_response",
  assertionId: "_assertion",
  sessionIndex: "_session",
  attributes: { givenName: "Bob" },
};
export const JUDGEMENT: Judgement = {
  certificates: [KEYS.idp],
  policy: "either",
  decrypts: true,
  now: NOW,
  expected: {
    profileId: PROFILE,
    idpEntityId: ENTITY_ID,
    spEntityId: SP.entityId,
    acsUrl: SP.acsUrl,
    inResponseTo: REQUEST,
    requestedAt: NOW,
    emailAttribute: null,
    toleranceSeconds: 180,
  },
};
export const respond = (options: Partial<RespondOptions> = {}): string =>
  IDP.respondXml({ ...BASE, ...options });
