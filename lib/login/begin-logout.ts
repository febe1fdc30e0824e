// A sign-out here that goes on to the identity provider: our request about a session that has just ended (SAML.md section 4).
import type { SessionRow } from "../../db/repositories/sessions";
import type { OrganizationId, ProfileId, SessionId } from "../core/ids";
import { serviceProviderOf } from "../core/sso-profile";
import { doorReads } from "../runtime/unit-of-work";
import { logoutRequestAddress } from "../saml/logout-message";
import { SIGNED_OUT_SECONDS } from "./cookies";
import type { DoorPorts } from "./incoming";
import { serviceProviderKeys } from "./service-provider-keys";

/** The profile whose identity provider should hear of it; null when none should. */
export async function logoutGoesTo(
  ports: DoorPorts,
  organizationId: OrganizationId,
  id: SessionId,
): Promise<ProfileId | null> {
  const session = await justEnded(ports, organizationId, id);
  return session && (await addressOf(ports, session)) ? session.profileId : null;
}

/** The identity provider's address with our signed request; null when there is nothing to tell it. */
export async function beginLogout(
  ports: DoorPorts,
  { profileId, sessionId }: { readonly profileId: ProfileId; readonly sessionId: SessionId },
): Promise<string | null> {
  const at = await doorReads(ports).logins.profileAtDoor(profileId);
  const session = at && (await justEnded(ports, at.organizationId, sessionId));
  const url = session?.profileId === profileId ? await addressOf(ports, session) : null;
  if (!session?.samlSession || !url) return null;
  const { entityId } = serviceProviderOf(ports.env.appUrl, profileId);
  const { key } = (await serviceProviderKeys(ports)).signing;
  return logoutRequestAddress({ url, entityId, now: ports.clock(), key }, session.samlSession);
}

function justEnded(ports: DoorPorts, organizationId: OrganizationId, id: SessionId) {
  const since = new Date(ports.clock().getTime() - SIGNED_OUT_SECONDS * 1000);
  return doorReads(ports).of(organizationId).sessions.justEnded(id, since);
}

async function addressOf(ports: DoorPorts, session: SessionRow): Promise<string | null> {
  if (!session.profileId || !session.samlSession) return null;
  const at = await doorReads(ports).logins.profileAtDoor(session.profileId);
  return at?.trusted?.singleLogout ? at.trusted.signOutUrl : null;
}
