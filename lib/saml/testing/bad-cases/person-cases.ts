// SAML.md 1.11 and 1.12: which person, and once.
import type { BadCase } from "../forgeries";
import { BOB } from "../made-world";
import { said } from "./case-makers";

const persistent = { nameId: "u123", nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" };
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
export const WHO: readonly BadCase[] = [
  said("ADDRESS_MISSING", "opaque-name-id", persistent),
  said("ADDRESS_MISSING", "transient-name-id-that-looks-like-one", {
    nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  }),
  said("ADDRESS_MISSING", "mapped-attribute-is-absent", {}, { emailAttribute: "workMail" }),
  said("ADDRESS_INVALID", "guest", { nameId: "bob_acme.test#EXT#@globex.test" }),
  said("ADDRESS_INVALID", "two-signs", { nameId: "bob@acme.test@evil.test" }),
  said("ADDRESS_INVALID", "kelvin-sign", { nameId: "bob@acme.test".replace("b", "\u212a") }),
  said("ADDRESS_INVALID", "right-to-left", { nameId: `\u202e${BOB}` }),
  said("ADDRESS_INVALID", "quoted", { nameId: '"bob"@acme.test' }),
  said("ADDRESS_INVALID", "line-separator", { nameId: `bob@acme.test\u2028` }),
  said("ADDRESS_INVALID", "wide-space", { nameId: `${BOB}\u00a0` }),
  said("ADDRESS_INVALID", "elements-in-the-value", {
    ...persistent,
    editAssertion: (text) =>
      text.replace('Name="givenName"', 'Name="mail"').replace("Bob<", `<x>${BOB}</x><`),
  }),
  said("ADDRESS_INVALID", "nil", {
    ...persistent,
    editAssertion: (text) =>
      text
        .replace('Name="givenName"', 'Name="mail"')
        .replace("<saml:AttributeValue>Bob", `<saml:AttributeValue ${XSI} xsi:nil="true">${BOB}`),
  }),
  said("ADDRESS_AMBIGUOUS", "two-values", { ...persistent, attributes: { mail: [BOB, "eve@acme.test"] } }),
  said("ADDRESS_AMBIGUOUS", "two-attributes", {
    ...persistent,
    attributes: { mail: BOB, email: "eve@acme.test" },
  }),
  said("ADDRESS_AMBIGUOUS", "the-same-twice", { ...persistent, attributes: { mail: [BOB, BOB] } }),
];

/** Right in itself: only the database can tell what is wrong, so these are decided in lib/login and tested there. */
export const DATABASE: readonly BadCase[] = (
  [
    ["IN_RESPONSE_TO_UNKNOWN", "attempt-that-is-not-open"],
    ["RESPONSE_REPLAYED", "second-time"],
    ["UNSOLICITED_NOT_ACCEPTED", "profile-takes-none"],
    ["UNSOLICITED_LOOP", "second-within-a-minute"],
    ["DOMAIN_NOT_ALLOWED", "domain-of-nobody"],
    ["IDENTITY_CHANGED", "another-name-id"],
  ] as const
).map(([code, name]) =>
  said(code, name, code.startsWith("UNSOLICITED") ? { inResponseTo: null } : {}, {
    decidedIn: "lib/login",
    ...(code.startsWith("UNSOLICITED") ? { unsolicited: true } : {}),
  }),
);
