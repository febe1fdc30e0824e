// Changing a person of the organization: who may, and whom nobody may (R4: the last one stays).
import { mayManageRole, type Role } from "./access";
import type { UserId } from "./ids";

/** What is done to the person. `demote` is any change of role. */
export type UserChangeKind = "suspend" | "restore" | "remove" | "change-role" | "change-address" | "sign-out";

export interface UserChangeFacts {
  readonly actor: { readonly userId: UserId; readonly role: Role };
  readonly user: {
    readonly id: UserId;
    readonly role: Role;
    readonly status: "active" | "invited" | "suspended";
    readonly emergency: boolean;
  };
  /** Another active owner exists. */
  readonly otherOwner: boolean;
  /** Another active owner is named for emergency access and has a way to sign in. */
  readonly otherEmergencyOwner: boolean;
}

export type UserChangeRefusal =
  | { readonly code: "owner-required" }
  | { readonly code: "not-yourself" }
  | { readonly code: "last-owner" }
  | { readonly code: "last-emergency-owner" };

/** Null when the change may go on. `to` is the new role of a change of role. */
export function refuseUserChange(
  { actor, user, otherOwner, otherEmergencyOwner }: UserChangeFacts,
  kind: UserChangeKind,
  to: Role = user.role,
): UserChangeRefusal | null {
  if (!mayManageRole(actor.role, user.role) || !mayManageRole(actor.role, to))
    return { code: "owner-required" };
  if (user.id === actor.userId && (kind === "suspend" || kind === "remove")) return { code: "not-yourself" };
  if (!endsOwnership(kind, user, to)) return null;
  if (!otherOwner) return { code: "last-owner" };
  if (user.emergency && !otherEmergencyOwner) return { code: "last-emergency-owner" };
  return null;
}

/**
 * Who may not exempt themselves from SSO (admins) may not get out of it by moving their own address to a domain without it
 * either. Owners may do both; both are on record.
 */
export function movesOutOfSso(
  actor: UserChangeFacts["actor"],
  userId: UserId,
  domains: { readonly fromEnforced: boolean; readonly toEnforced: boolean },
): boolean {
  return actor.userId === userId && actor.role !== "owner" && domains.fromEnforced && !domains.toEnforced;
}

/** Would the organization have one working owner less? */
function endsOwnership(kind: UserChangeKind, user: UserChangeFacts["user"], to: Role): boolean {
  if (user.role !== "owner" || user.status !== "active") return false;
  return kind === "suspend" || kind === "remove" || (kind === "change-role" && to !== "owner");
}
