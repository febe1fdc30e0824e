import { describe, expect, test } from "vitest";
import type { ProfileId } from "../core/ids";
import { serviceProviderOf } from "../core/sso-profile";
import { detectProvider, exactPattern, GUIDES, guideItems, guideOf, wizardSteps } from "./guides";

const profileId = `JQ${"0a".repeat(16)}` as ProfileId;
const values = {
  ...serviceProviderOf("https://sso.example.com", profileId),
  organization: "Acme",
  profileId,
};

test("there are 16 guides", () => expect(GUIDES).toHaveLength(16));

describe.each(GUIDES.map((guide) => [guide.id, guide] as const))("%s", (_id, guide) => {
  test("no step keeps a placeholder", () => {
    for (const { id } of wizardSteps(guide))
      expect(JSON.stringify(guideItems(guide, id, values))).not.toContain("{{");
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

test("the pattern matches the ACS URL and nothing else", () => {
  const pattern = new RegExp(exactPattern(values.acsUrl));
  expect(pattern.test(values.acsUrl)).toBe(true);
  for (const other of [`${values.acsUrl}/`, `x${values.acsUrl}`, values.acsUrl.replace(".", "x")])
    expect(pattern.test(other)).toBe(false);
});

test("a pasted issuer names its provider", () =>
  expect(detectProvider("http://www.okta.com/exk1a2b3c", "")?.id).toBe("okta"));
