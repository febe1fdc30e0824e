// Roles, and what each may do (UX.md A.2). The one table that every command, query and page asks.

export const ROLES = ["owner", "admin", "member"] as const;
export type Role = (typeof ROLES)[number];

const GRANTS = {
  "organization.read": ["owner", "admin"],
  "organization.manage": ["owner", "admin"],
  "domains.manage": ["owner", "admin"],
  "sso.manage": ["owner", "admin"],
  "sso.enforce": ["owner", "admin"],
  "users.read": ["owner", "admin"],
  "users.manage": ["owner", "admin"],
  "owners.manage": ["owner"],
  "emergency.manage": ["owner"],
  "sign-ins.read": ["owner", "admin"],
  "audit.read": ["owner", "admin"],
  "account.manage": ["owner", "admin", "member"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof GRANTS;
export const PERMISSIONS = Object.keys(GRANTS) as Permission[];

/** May somebody with this role do this? */
export function can(role: Role, permission: Permission): boolean {
  return (GRANTS[permission] as readonly Role[]).includes(role);
}

/** The roles that hold a permission, for "Only owners can do this." */
export function rolesWith(permission: Permission): readonly Role[] {
  return GRANTS[permission];
}

/** May `actor` give somebody `role`, or change somebody who has it? Owners any role; admins all but owner. */
export function mayManageRole(actor: Role, role: Role): boolean {
  return actor === "owner" || (actor === "admin" && role !== "owner");
}

/** R11: how long after signing in the dangerous actions stay open. */
export const FRESH_SIGN_IN_MINUTES = 10;

/** R11: has this session signed in recently enough for a dangerous action? */
export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= FRESH_SIGN_IN_MINUTES * 60_000;
}
