import { expect, test } from "vitest";
import { beforeAfter } from "./before-after";

const UNTIL = "2027-01-31T23:59:00.000Z";
const changes = [
  { setting: "signInUrl", from: "https://idp.test/sso", to: "https://idp.test/new" },
  { setting: "forceAuthn", from: "false", to: "true" },
];

test.each([
  [
    "each setting of a profile",
    "sso-profile.changed",
    { changes },
    [
      "Sign-in URL: https://idp.test/sso → https://idp.test/new",
      "People must sign in there each time: no → yes",
    ],
  ],
  [
    "a pause",
    "sso.paused",
    { from: "SSO required", to: "paused until x" },
    ["SSO required → paused until x"],
  ],
  [
    "an exemption",
    "user.sso-disabled",
    { until: UNTIL },
    ["SSO required → exempt until 2027-01-31 23:59 UTC"],
  ],
  ["its end", "user.sso-enabled", { because: "removed" }, ["exempt → SSO required"]],
  ["a domain", "domain.lost", { domain: "acme.test" }, ["needs attention → lost"]],
  ["a switch", "sso-profile.switched", { on: false }, ["on → off"]],
  ["a role, whose sentence says both", "user.role-changed", { from: "member", to: "admin" }, []],
  ["a row of an older version", "sso.paused", {}, []],
])("R12 the audit trail shows before and after of %s", (_what, name, details, lines) => {
  expect(beforeAfter(name, details)).toEqual(lines);
});
