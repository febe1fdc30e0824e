// An account just in time: for somebody unknown whom the policy would take (lib/core/login.ts), at their first sign-in.
import type { DoorRepositories } from "../../db/repositories";
import { assertedName } from "../core/asserted-name";
import type { AssertionClaims } from "../core/assertion-claims";
import type { EmailAddress } from "../core/email";
import type { DomainEvent } from "../core/events";
import type { NewAccount } from "../core/login";
import { newId } from "../runtime/secrets";

/**
 * Null when the address was taken in the same moment: by the same person's other window, or by an invitation. Whoever calls
 * asks the policy again on fresh facts, which decides about what is there then.
 */
export async function makeAccount(
  door: Pick<DoorRepositories, "of">,
  account: NewAccount,
  of: {
    readonly email: EmailAddress;
    readonly claims: AssertionClaims;
    readonly profileId: string;
    readonly profile: string;
  },
  now: Date,
): Promise<DomainEvent | null> {
  const { organizationId, role } = account;
  const { email, claims, profileId, profile } = of;
  const made = await door.of(organizationId).users.add({
    id: newId("user"),
    email,
    name: assertedName(claims, email),
    role,
    status: "active",
    operator: false,
    createdAt: now,
    joinedAt: now,
  });
  return made && { name: "user.account-made", user: made.id, email, role, profileId, profile };
}
