// The filter of the list of people as it stands in addresses: whatever is not understood is left out, never an error page.
import { z } from "zod";
import type { PeopleFilter } from "../../db/repositories/people";
import { ROLES } from "../core/access";

export const SIGN_IN_WAYS = ["sso", "password", "exempt", "emergency"] as const;
export const USER_STATUSES = ["active", "invited", "suspended"] as const;

const chosen = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);
const words = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined);

export const peopleFilterInput = {
  search: words(200),
  signIn: chosen(SIGN_IN_WAYS),
  role: chosen(ROLES),
  status: chosen(USER_STATUSES),
  domain: words(253),
  outside: chosen(["1"]),
};

type FilterInput = z.output<z.ZodObject<typeof peopleFilterInput>>;

/** What the repository reads. */
export function peopleFilter({ search, signIn, role, status, domain, outside }: FilterInput): PeopleFilter {
  return {
    ...(search ? { search } : {}),
    ...(signIn ? { signIn } : {}),
    ...(role ? { role } : {}),
    ...(status ? { status } : {}),
    ...(domain ? { domain: domain.toLowerCase() } : {}),
    ...(outside ? { outside: true as const } : {}),
  };
}
