import type { DoorRepositories } from "../../db/repositories";
import type { UserRow } from "../../db/repositories/users";
import { hashSecret, newId, newSecret } from "../runtime/secrets";

/** A one-time address where this person sets a password. Earlier ones stop working. */
export async function passwordLink(
  door: DoorRepositories,
  { id, email, organizationId }: Pick<UserRow, "id" | "email" | "organizationId">,
  of: { now: Date; hours: number; origin: string },
): Promise<string> {
  const { links } = door.of(organizationId);
  const secret = newSecret();
  await links.revoke({ purpose: "set-password", userId: id }, of.now);
  await links.add({
    id: newId("link"),
    secretHash: hashSecret(secret),
    purpose: "set-password",
    userId: id,
    email,
    data: {},
    createdAt: of.now,
    expiresAt: new Date(of.now.getTime() + of.hours * 3_600_000),
  });
  return `${of.origin}/reset/${secret}`;
}
