import { expect, test } from "vitest";
import { rowSentence } from "./event-text";

test("a changed setting is named in words, never by its field in the program", () => {
  const changed = ["issuer", "signInUrl", "certificates", "signaturePolicy", "toleranceSeconds"];
  expect(rowSentence("sso-profile.changed", { profileId: "JQ1", profile: "Okta", changed })).toBe(
    "changed “Okta”: Issuer, Sign-in URL, Certificates, What must be signed, and Allowed clock difference (seconds)",
  );
});

test("a domain with letters beyond ASCII is named both ways", () => {
  expect(rowSentence("domain.claimed", { domain: "xn--mnchen-3ya.example" })).toBe(
    "added münchen.example (xn--mnchen-3ya.example)",
  );
});

test("a test says apart from who tested who the identity provider said it was", () => {
  const details = { profileId: "JQ1", profile: "Okta", passed: true, asserted: "bob@acme.test" };
  expect(rowSentence("sso.tested", details)).toBe("tested “Okta”, signed in there as bob@acme.test: passed");
  expect(rowSentence("sso.tested", { ...details, asserted: null, passed: false })).toBe(
    "tested “Okta”: failed",
  );
});
