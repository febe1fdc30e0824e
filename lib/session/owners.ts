import type { Administrator } from "../runtime/actor";
import { ports } from "../runtime/ports";
import { readsOf } from "../runtime/unit-of-work";

/** Names of the owners of this person's organization, for "Only owners can do this. Owners: …"; five at most. */
export async function ownersOf(person: Administrator): Promise<string[]> {
  const owners = await readsOf(await ports(), person.organizationId).users.owners();
  return owners.slice(0, 5).map((owner) => owner.name);
}
