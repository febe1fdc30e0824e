import { expect, test } from "vitest";
import type { ProfileId } from "../core/ids";
import { SAML_FAULT_CODES, samlFault } from "../core/saml-fault";
import { serviceProviderOf } from "../core/sso-profile";
import { explainFault } from "./explain-fault";
import { filledGuide, GUIDES, guideOf } from "./guides";

test("a wrong audience names the field of each provider, with what we expected and what came", () => {
  const fault = samlFault("AUDIENCE_MISMATCH", { want: "https://sp.test/a", got: "https://sp.test/b" });
  expect(explainFault("AUDIENCE_MISMATCH", fault, guideOf("okta"))).toMatchObject({
    title: "The audience is not us",
    what: "We expected https://sp.test/a and got https://sp.test/b.",
    field: "Audience URI (SP Entity ID)",
  });
  expect(explainFault("AUDIENCE_MISMATCH", fault, guideOf("entra"))?.field).toBe("Identifier (Entity ID)");
});

test("a provider’s own words come before those of the catalogue", () =>
  expect(explainFault("ADDRESS_MISSING", samlFault("ADDRESS_MISSING"), guideOf("entra"))).toMatchObject({
    title: "No email address in the response",
    causes: expect.arrayContaining(["user.mail is empty for this person."]),
  }));

test("causes of another provider are left out", () => {
  const said = explainFault("SIGNATURE_ALGORITHM", samlFault("SIGNATURE_ALGORITHM"), guideOf("adfs"))!;
  expect(said.causes.join()).toContain("AD FS");
  expect(said.causes.join()).not.toMatch(/OneLogin|Auth0/);
});

test("what the identity provider itself refused is told by its status", () => {
  const got =
    "urn:oasis:names:tc:SAML:2.0:status:Responder / urn:oasis:names:tc:SAML:2.0:status:RequestDenied";
  expect(
    explainFault("STATUS_NOT_SUCCESS", samlFault("STATUS_NOT_SUCCESS", { got }), guideOf("okta"))?.title,
  ).toBe("The identity provider refused the request");
});

test("no explanation of any fault with any guide keeps a placeholder", () => {
  const profileId = `JQ${"0".repeat(32)}` as ProfileId;
  const values = { ...serviceProviderOf("https://sp.test", profileId), organization: "Acme", profileId };
  for (const guide of GUIDES.map((one) => filledGuide(one, values)))
    for (const code of SAML_FAULT_CODES)
      expect(
        JSON.stringify(explainFault(code, samlFault(code, { want: "a", got: "b" }), guide)),
      ).not.toContain("{{");
});
