// What the commands about one person share: find the person, and ask whether this actor may change them.
import { z } from "zod";
import type { UserRow } from "../../db/repositories/users";
import type { Role } from "../core/access";
import type { UserId } from "../core/ids";
import { refuseUserChange, type UserChangeKind } from "../core/managed-user";
import type { Refusal } from "../core/refusals";
import { asPerson, type CommandContext } from "../runtime/command";

export const userIdInput = z.string().transform((id) => id as UserId);

/**
 * The person, if the actor may do this to them. An operator is above organizations: an administrator who could change how
 * an operator signs in would own them all (SAML.md 4).
 * Counted in the same transaction as the change, so that the last one stays.
 */
export async function personToChange(
  { actor, repos }: Pick<CommandContext<undefined>, "actor" | "repos">,
  userId: UserId,
  kind: UserChangeKind,
  to?: Role,
): Promise<{ person: UserRow } | { refused: Refusal }> {
  const by = asPerson(actor);
  const person = await repos.users.find(userId);
  if (!person) return { refused: { code: "not-found", what: "person" } };
  if (person.operator && !by.operator) return { refused: { code: "operator-protected" } };
  const refused = refuseUserChange(
    {
      actor: { userId: by.userId, role: by.role },
      user: {
        id: person.id,
        role: person.role,
        status: person.status,
        emergency: person.emergencySince !== null,
      },
      otherOwner: await repos.users.otherOwner(person.id, { emergency: false }),
      otherEmergencyOwner: await repos.users.otherOwner(person.id, { emergency: true }),
    },
    kind,
    to,
  );
  return refused ? { refused } : { person };
}
