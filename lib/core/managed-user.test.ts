import { expect, test } from "vitest";
import { ROLES } from "./access";
import type { UserId } from "./ids";
import { refuseUserChange, type UserChangeFacts, type UserChangeKind } from "./managed-user";

const me = "US1" as UserId;
const her = "US2" as UserId;
const facts = (over: Partial<UserChangeFacts> = {}, user: Partial<UserChangeFacts["user"]> = {}) => ({
  actor: { userId: me, role: "owner" as const },
  otherOwner: true,
  otherEmergencyOwner: true,
  ...over,
  user: { id: her, role: "owner" as const, status: "active" as const, emergency: false, ...user },
});
const LEAVING: ReadonlyArray<[UserChangeKind, "member" | "owner"]> = [
  ["suspend", "owner"],
  ["remove", "owner"],
  ["change-role", "member"],
];

test.each(LEAVING)("S14 the last owner stays: %s", (kind, to) => {
  expect(refuseUserChange(facts({ otherOwner: false }), kind, to)).toEqual({ code: "last-owner" });
  expect(refuseUserChange(facts(), kind, to)).toBeNull();
});

test.each(LEAVING)("R4 the last emergency owner stays: %s", (kind, to) => {
  const last = facts({ otherEmergencyOwner: false }, { emergency: true });
  expect(refuseUserChange(last, kind, to)).toEqual({ code: "last-emergency-owner" });
  expect(refuseUserChange(facts({}, { emergency: true }), kind, to)).toBeNull();
});

test("an admin changes no owner and makes none", () => {
  const actor = { userId: me, role: "admin" as const };
  for (const kind of ["suspend", "restore", "remove", "change-role", "change-address", "sign-out"] as const) {
    expect(refuseUserChange(facts({ actor }), kind, "member")).toEqual({ code: "owner-required" });
  }
  expect(refuseUserChange(facts({ actor }, { role: "member" }), "change-role", "owner")).toEqual({
    code: "owner-required",
  });
  expect(refuseUserChange(facts({ actor }, { role: "member" }), "change-role", "admin")).toBeNull();
});

test("a member changes nobody", () => {
  for (const role of ROLES) {
    const actor = { userId: me, role: "member" as const };
    expect(refuseUserChange(facts({ actor }, { role }), "restore")).toEqual({ code: "owner-required" });
  }
});

test("nobody suspends or removes himself, but an owner may step down when another stays", () => {
  expect(refuseUserChange(facts({}, { id: me }), "suspend")).toEqual({ code: "not-yourself" });
  expect(refuseUserChange(facts({}, { id: me }), "remove")).toEqual({ code: "not-yourself" });
  expect(refuseUserChange(facts({}, { id: me }), "change-role", "admin")).toBeNull();
});
