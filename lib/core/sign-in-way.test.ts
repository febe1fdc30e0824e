import { expect, test } from "vitest";
import type { OrganizationId, ProfileId, UserId } from "./ids";
import { type RequiredDomain, type SignInFacts, signInWay, ssoSwitch } from "./sign-in-way";

const bob: SignInFacts = {
  id: "US1" as UserId,
  organizationId: "OR1" as OrganizationId,
  status: "active",
  exempt: false,
  emergency: false,
};
const acme: RequiredDomain = {
  name: "acme.test",
  profileId: "JQ1" as ProfileId,
  profile: "Okta",
  usable: true,
  paused: false,
  lost: false,
};

test("the way and its reason follow decideLogin", () => {
  expect(signInWay(bob, null)).toEqual({ way: "password", paused: false, profile: null });
  expect(signInWay(bob, acme)).toEqual({ way: "sso", profileId: "JQ1", profile: "Okta" });
  expect(signInWay({ ...bob, exempt: true }, acme)).toEqual({ way: "exempt", profile: "Okta" });
  expect(signInWay({ ...bob, emergency: true }, acme)).toEqual({ way: "emergency", profile: "Okta" });
  expect(signInWay(bob, { ...acme, paused: true })).toMatchObject({ way: "password", paused: true });
  expect(signInWay(bob, { ...acme, lost: true })).toEqual({ way: "nothing", because: "domain-lost" });
  expect(signInWay(bob, { ...acme, usable: false })).toEqual({ way: "nothing", because: "profile-unusable" });
  expect(signInWay({ ...bob, status: "suspended" }, acme)).toEqual({
    way: "nothing",
    because: "user-suspended",
  });
});

test("S11 the switch is there on required domains, locked for emergency people, a dash elsewhere", () => {
  expect(ssoSwitch(bob, acme)).toEqual({ shown: "switch", on: true });
  expect(ssoSwitch({ ...bob, exempt: true }, acme)).toEqual({ shown: "switch", on: false });
  expect(ssoSwitch({ ...bob, emergency: true }, acme)).toEqual({ shown: "locked", because: "emergency" });
  expect(ssoSwitch(bob, null)).toEqual({ shown: "none", because: "domain-not-enforced" });
});
