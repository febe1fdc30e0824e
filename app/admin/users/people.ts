import type { listManagedUsersQuery } from "../../../lib/queries/list-managed-users";

/** What the list was answered. */
export type People = Awaited<ReturnType<(typeof listManagedUsersQuery)["run"]>>;
export type Person = People["people"][number];

export const ROLE_WORDS = { owner: "Owner", admin: "Admin", member: "Member" } as const;
export const SIGN_IN_WORDS = {
  sso: "SSO required",
  password: "Password",
  exempt: "Exempt",
  emergency: "Emergency access",
} as const;
export const STATUS_WORDS = { active: "Active", invited: "Invited", suspended: "Suspended" } as const;
export const BY_WORDS = { sso: "SSO", password: "password", emergency: "emergency access" } as const;

/** The badge of somebody's sign-in: an invitation or a suspension says more than the way. */
export function methodOf({ status, signIn }: Pick<Person, "status" | "signIn">) {
  return status === "active" ? signIn.way : status;
}

/** "1,000+" where counting stopped. */
export const countText = ({ people, more }: { people: number; more: boolean }) =>
  `${people.toLocaleString("en-GB")}${more ? "+" : ""}`;
export const peopleText = (count: { people: number; more: boolean }) =>
  `${countText(count)} ${count.people === 1 && !count.more ? "person" : "people"}`;
