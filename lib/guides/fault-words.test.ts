import { expect, test } from "vitest";
import { SAML_FAULT_CODES } from "../core/saml-fault";
import { faultWords } from "./fault-words";

const values = { ref: "7H3K-2QXD", org: "Acme Corp", email: "bob@acme.test" };

test.each([
  ...SAML_FAULT_CODES,
  "unknown-user",
  "user-suspended",
  "profile-unusable",
  "domain-lost",
  "other-browser",
])(
  "%s has a sentence for the visitor and one for the administrator, with nothing left to fill in",
  (reason) => {
    const { title, what, fix, visitor } = faultWords(reason, values);
    for (const text of [title, what, fix, visitor]) {
      expect(text).toMatch(/\S.*[.?]?$/);
      expect(text).not.toContain("{{");
    }
  },
);

test("a status is told by its second-level code", () => {
  expect(faultWords("STATUS_NOT_SUCCESS", { ...values, got: "Responder, RequestDenied" }).title).toMatch(
    /refused the request/,
  );
});

test("an unknown person is told whom to ask, and that the sign-in itself worked", () => {
  expect(faultWords("unknown-user", values).visitor).toBe(
    "You signed in, but Acme Corp has not added you to Doorward yet. Please ask your admin to invite bob@acme.test.",
  );
});
