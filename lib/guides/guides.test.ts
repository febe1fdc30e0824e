import { describe, expect, test } from "vitest";
import type { ProfileId } from "../core/ids";
import { serviceProviderOf } from "../core/sso-profile";
import {
  detectFromLink,
  detectProvider,
  exactPattern,
  filledGuide,
  GUIDES,
  guideItems,
  guideOf,
  wizardSteps,
} from "./guides";

const profileId = `JQ${"0a".repeat(16)}` as ProfileId;
const values = {
  ...serviceProviderOf("https://sso.example.com", profileId),
  organization: "Acme",
  profileId,
};

test("there are 16 guides", () => expect(GUIDES).toHaveLength(16));

describe.each(GUIDES.map((guide) => [guide.id, guide] as const))("%s", (_id, guide) => {
  test("A08: no step, quirk or error keeps a placeholder", () => {
    for (const { id } of wizardSteps(guide))
      expect(JSON.stringify(guideItems(guide, id, values))).not.toContain("{{");
    expect(JSON.stringify(filledGuide(guide, values))).not.toContain("{{");
  });
  test("A08: every value to copy is exact: named with their field, one line, without spaces around it", () => {
    const rows = wizardSteps(guide).flatMap(({ id }) =>
      guideItems(guide, id, values).flatMap(({ paste }) => paste ?? []),
    );
    const ours = [
      values.acsUrl,
      values.entityId,
      values.metadataUrl,
      values.startUrl,
      exactPattern(values.acsUrl),
    ];
    for (const { field, value } of rows) {
      expect(field.trim()).not.toBe("");
      expect(value).toBe(value.trim());
      expect(value).not.toMatch(/[\r\n]/);
      if (value.startsWith("http")) expect([...ours, `https://acme.jumpcloud/${profileId}`]).toContain(value);
    }
  });
  test("it has a time, an admin role, a preferred way back and the names of its fields", () => {
    expect(guide.prerequisites.timeEstimateMinutes).toBeGreaterThan(0);
    expect(guide.prerequisites.adminRole).not.toBe("");
    expect(["metadataUrl", "metadataFile", "manual"]).toContain(guide.givesBack.preferred);
    expect(guide.fieldMap.acsUrl).toBeTruthy();
    expect(guide.fieldMap.entityId).toBeTruthy();
  });
  test("the ACS URL and the entity ID are given somewhere, exactly or inside a file", () => {
    const all = wizardSteps(guide).flatMap(({ id }) => guideItems(guide, id, values));
    const text = JSON.stringify(all);
    expect(text.includes(values.acsUrl) || text.includes(values.metadataUrl)).toBe(true);
    expect(text).toContain(values.entityId);
  });
});

test("Okta takes our details first, Google gives its own first", () => {
  const order = (id: string) => wizardSteps(guideOf(id)).map((step) => step.id);
  expect(order("okta").indexOf("exchange")).toBeLessThan(order("okta").indexOf("collect"));
  expect(order("google").indexOf("collect")).toBeLessThan(order("google").indexOf("exchange"));
});

test("A09: the pattern for OneLogin matches the ACS URL and nothing else", () => {
  const [row] = guideItems(guideOf("onelogin"), "exchange", values)
    .flatMap(({ paste }) => paste ?? [])
    .filter(({ field }) => field.includes("Validator"));
  const pattern = new RegExp(row!.value);
  expect(pattern.test(values.acsUrl)).toBe(true);
  for (let at = 0; at < values.acsUrl.length; at++) {
    const before = values.acsUrl.slice(0, at);
    const after = values.acsUrl.slice(at + 1);
    // One letter more, one less, one other, at every place: a dot that matches anything would show.
    for (const other of [`${before}x${values.acsUrl.slice(at)}`, before + after, `${before}~${after}`])
      expect(pattern.test(other), other).toBe(false);
  }
  for (const other of [
    `${values.acsUrl}/`,
    `${values.acsUrl}\n`,
    `${values.acsUrl} `,
    values.acsUrl.toUpperCase(),
  ])
    expect(pattern.test(other), other).toBe(false);
});

test.each([
  ["http://www.okta.com/exk1a2b3c", "okta"],
  ["https://acme.okta.com/home", "okta"],
  ["https://login.microsoftonline.com/common/oauth2", "entra"],
  ["https://entra.microsoft.com/#home", "entra"],
  ["https://accounts.google.com/o/saml2?idpid=C01abc", "google"],
  ["admin.google.com", "google"],
  ["https://acme.onelogin.com/portal", "onelogin"],
  ["https://console.jumpcloud.com", "jumpcloud"],
  ["https://auth.pingone.eu/7a9b/as", "pingone"],
  ["https://fs.acme.test/FederationMetadata/2007-06/FederationMetadata.xml", "adfs"],
  ["https://id.acme.test/realms/acme/protocol/saml/descriptor", "keycloak"],
  ["https://admin-1234.duosecurity.com", "duo"],
  ["https://manage.auth0.com/dashboard", "auth0"],
  ["https://app.rippling.com", "rippling"],
  ["https://pf.acme.test:9031/pf/federation_metadata.ping?PartnerSpId=x", "pingfederate"],
  ["https://acme.id.cyberark.cloud", "cyberark"],
  ["https://idp.acme.test/idp/shibboleth", "shibboleth"],
  ["https://sso.acme.test/simplesaml/saml2/idp/metadata.php", "simplesamlphp"],
])("the link %s belongs to %s", (link, id) => expect(detectFromLink(link)?.id).toBe(id));

test.each(["", "hello", "https://shop.example.com", "https://okta.com.evil.test/exk1"])(
  "the link “%s” belongs to nobody we know",
  (link) => expect(detectFromLink(link)).toBeNull(),
);

test("a pasted issuer names its provider", () =>
  expect(detectProvider("http://www.okta.com/exk1a2b3c", "")?.id).toBe("okta"));
