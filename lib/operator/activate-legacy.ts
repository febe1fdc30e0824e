// S16: a legacy profile comes into its owners' hands, named by its ID or by somebody who signs in with it.
import type { AuditActor } from "../../db/repositories/audit";
import type { ProfileRow } from "../../db/repositories/profiles";
import { parseTypedEmail } from "../core/email";
import type { OrganizationId, ProfileId } from "../core/ids";
import { auditActor, type Operator } from "../runtime/actor";
import type { Ports } from "../runtime/ports";
import { doorWork } from "../runtime/unit-of-work";

export interface LegacyNamed {
  readonly organizationId: string;
  /** `JB…`; empty where a person is named. */
  readonly ssoId: string;
  readonly email: string;
}
export type LegacyActivated =
  | { readonly done: { readonly id: ProfileId; readonly profile: string; readonly organization: string } }
  /** One sentence for the operator. */
  | { readonly problem: string };

export async function activateLegacy(
  ports: Pick<Ports, "database" | "clock">,
  by: Operator | AuditActor,
  named: LegacyNamed,
): Promise<LegacyActivated> {
  const ssoId = named.ssoId.trim();
  const typed = named.email.trim();
  if (Boolean(ssoId) === Boolean(typed))
    return { problem: "Name the profile: its ID (JB…), or somebody who signs in with it." };
  return doorWork<LegacyActivated>(ports, async (door, _now, record) => {
    const id = named.organizationId.trim() as OrganizationId;
    const organization = await door.installation.findOrganization(id);
    if (!organization) return { problem: `There is no organization with the ID “${id}”.` };
    const { legacyProfiles } = door.of(id);
    let found: readonly ProfileRow[];
    if (ssoId) {
      found = (await legacyProfiles.list()).filter((profile) => profile.id === ssoId);
      if (!found[0]) return { problem: `${organization.name} has no legacy profile ${ssoId}.` };
    } else {
      const email = parseTypedEmail(typed);
      const person = email && (await door.logins.findUserByEmail(email));
      if (person?.organizationId !== id) return { problem: `${typed} is nobody of ${organization.name}.` };
      found = await legacyProfiles.ofPerson(person);
      if (!found[0]) return { problem: `${typed} signs in with no legacy profile of ${organization.name}.` };
      if (found.length > 1)
        return {
          problem: `${typed} uses several: ${found.map((one) => one.id).join(", ")}. Choose one by its ID.`,
        };
    }
    const { id: profileId, name: profile, visible } = found[0];
    if (visible) return { problem: `“${profile}” (${profileId}) is active already.` };
    await legacyProfiles.activate(profileId);
    await record(id, "userId" in by ? auditActor(by) : by, {
      name: "sso-profile.activated",
      profileId,
      profile,
    });
    return { done: { id: profileId, profile, organization: organization.name } };
  });
}
