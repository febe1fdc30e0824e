import { isProfileId, type ProfileId } from "../core/ids";
import type { Ports } from "../runtime/ports";
import { doorReads } from "../runtime/unit-of-work";

/** What this browser used before: the cookie holds a profile's id, and no address (UX.md C.1). Null when it is of no use now. */
export async function rememberedProfile(
  ports: Pick<Ports, "database">,
  cookie: string | undefined,
): Promise<{ profileId: ProfileId; profile: string; organization: string } | null> {
  if (!cookie || !isProfileId(cookie)) return null;
  const at = await doorReads(ports).logins.profileAtDoor(cookie);
  return at?.trusted ? { profileId: cookie, profile: at.name, organization: at.organizationName } : null;
}
