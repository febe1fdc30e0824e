// Our metadata for one profile, as the identity provider loads it (SAML.md section 2).
import type { ProfileId } from "../core/ids";
import { serviceProviderOf } from "../core/sso-profile";
import { doorReads } from "../runtime/unit-of-work";
import { serviceProviderMetadata } from "../saml/service-provider";
import type { DoorPorts } from "./incoming";
import { serviceProviderKeys } from "./service-provider-keys";

const VALID_DAYS = 90;

/** The XML, or null when there is no such profile. It does not tell whether the profile is live, or whose it is. */
export async function ourMetadata(ports: DoorPorts, profileId: ProfileId): Promise<string | null> {
  const at = await doorReads(ports).logins.profileAtDoor(profileId);
  if (!at) return null;
  const keys = await serviceProviderKeys(ports);
  const today = Math.floor(ports.clock().getTime() / 86_400_000);
  const sp = serviceProviderOf(ports.env.appUrl, profileId);
  return serviceProviderMetadata(sp, {
    signingCertificates: keys.signing.certificates,
    encryptionCertificates: keys.encryptionCertificates,
    // By the day, so that the document stays the same for a day.
    validUntil: new Date((today + VALID_DAYS) * 86_400_000),
    authnRequestsSigned: at.trusted?.signRequests ?? false,
    sloUrl: at.trusted?.singleLogout ? sp.sloUrl : null,
  });
}
