// SAML.md 1.7 to 1.10: what is said is not for us, or not for now.
import type { BadCase } from "../forgeries";
import { BOB } from "../made-world";
import { SP } from "../testdata";
import { after, before, said, signedAs } from "./case-makers";

export const CLAIMS: readonly BadCase[] = [
  said("ISSUER_MISMATCH", "of-another-identity-provider", { issuer: "https://idp.globex.test" }),
  said("ISSUER_MISMATCH", "with-a-slash-more", { issuer: "https://idp.acme.test/saml/" }),
  said("ISSUER_MISMATCH", "only-on-the-response", { responseIssuer: "https://idp.globex.test" }),
  signedAs(
    "ISSUER_MISMATCH",
    "of-another-format",
    "<saml:Issuer>",
    '<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">',
  ),
  said("DESTINATION_MISMATCH", "another-address", { destination: "https://other.test" }),
  said("DESTINATION_MISMATCH", "empty", { destination: "" }),
  said("DESTINATION_MISMATCH", "another-profile", { destination: SP.acsUrl.replace("1/acs", "2/acs") }),
  said("DESTINATION_MISMATCH", "missing-on-a-signed-response", { destination: null, sign: "response" }),
  said("CONDITIONS_MISSING", "no-conditions", { conditions: false }),
  said("CONDITIONS_MISSING", "no-end", { notOnOrAfter: null }),
  said("CONDITIONS_UNKNOWN", "foreign-condition", { extraCondition: '<x:Other xmlns:x="urn:x"></x:Other>' }),
  said("CONDITIONS_UNKNOWN", "extended-condition", {
    extraCondition:
      '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"></saml:Condition>',
  }),
  said("NOT_YET_VALID", "four-minutes-early", { notBefore: after(4), notOnOrAfter: after(9) }),
  said("EXPIRED", "conditions-four-minutes-ago", { notOnOrAfter: before(4), notBefore: before(10) }),
  said("EXPIRED", "confirmation-four-minutes-ago", { confirmationNotOnOrAfter: before(4) }),
  said("EXPIRED", "never-valid", { notBefore: after(1), notOnOrAfter: after(1) }),
  said("EXPIRED", "issued-before-the-request", { issueInstant: before(4) }),
  said("AUDIENCE_MISMATCH", "no-restriction", { audiences: [] }),
  said("AUDIENCE_MISMATCH", "another-audience", { audiences: ["https://other.test"] }),
  said("AUDIENCE_MISMATCH", "one-of-two-restrictions", { audiences: [SP.entityId, "https://other.test"] }),
  said("AUDIENCE_MISMATCH", "with-white-space", { audiences: [` ${SP.entityId}`] }),
  said("SUBJECT_INVALID", "qualified-for-another", { spNameQualifier: "https://other.test" }),
  said("SUBJECT_INVALID", "empty-name-id", { nameId: " ", attributes: { mail: BOB } }),
  said("SUBJECT_INVALID", "name-id-of-257-characters", {
    nameId: "a".repeat(257),
    attributes: { mail: BOB },
  }),
  signedAs("SUBJECT_INVALID", "no-subject", /<saml:Subject>.*<\/saml:Subject>/s, ""),
  signedAs("SUBJECT_INVALID", "base-id", /<saml:NameID.*<\/saml:NameID>/s, "<saml:BaseID></saml:BaseID>"),
  said("CONFIRMATION_INVALID", "sender-vouches", {
    confirmationMethod: "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches",
  }),
  said("CONFIRMATION_INVALID", "holder-of-key", {
    confirmationMethod: "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key",
  }),
  said("CONFIRMATION_INVALID", "not-before", { confirmationNotBefore: before(1) }),
  said("CONFIRMATION_INVALID", "no-end", { confirmationNotOnOrAfter: null }),
  signedAs(
    "CONFIRMATION_INVALID",
    "no-confirmation",
    /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/s,
    "",
  ),
  said("RECIPIENT_MISMATCH", "another-address", { recipient: "https://other.test" }),
  said("RECIPIENT_MISMATCH", "missing", { recipient: null }),
  said("IN_RESPONSE_TO_MISMATCH", "another-request", { inResponseTo: "_other" }),
  said("IN_RESPONSE_TO_MISMATCH", "only-on-the-response", {
    inResponseTo: null,
    responseInResponseTo: "_request",
  }),
  said("IN_RESPONSE_TO_MISMATCH", "only-in-the-confirmation", { responseInResponseTo: null }),
  said(
    "IN_RESPONSE_TO_MISMATCH",
    "unsolicited-with-an-answer",
    { inResponseTo: "_stray" },
    { unsolicited: true },
  ),
  said("AUTHN_STATEMENT_MISSING", "no-statement", { authnStatement: false }),
  signedAs(
    "AUTHN_STATEMENT_MISSING",
    "no-class",
    /<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/s,
    "",
  ),
  said("IDP_SESSION_ENDED", "a-minute-ago", { sessionNotOnOrAfter: before(1) }),
  said("ISSUED_IN_FUTURE", "in-four-minutes", { issueInstant: after(4) }),
  signedAs(
    "ISSUED_IN_FUTURE",
    "authenticated-in-four-minutes",
    /AuthnInstant="[^"]*"/,
    `AuthnInstant="${after(4).toISOString()}"`,
  ),
];
