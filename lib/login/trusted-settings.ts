// Which settings of a profile a sign-in goes by: the published ones, or for a test the edited ones.
import type { DoorRepositories } from "../../db/repositories";
import type { ProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { editedSettings, isWhole } from "../core/profile-settings";
import type { TrustedProfile } from "../core/sso-profile";

export interface EditedProfile {
  readonly trusted: TrustedProfile;
  /** What a passed test of these settings stands for (R1). */
  readonly fingerprint: string;
}

/** The settings that a publication would make live (R5). Null when they are not whole yet, or there is no such profile here. */
export async function editedProfile(door: DoorRepositories, id: ProfileId): Promise<EditedProfile | null> {
  const at = await door.logins.profileAtDoor(id);
  if (!at) return null;
  const { profiles } = door.of(at.organizationId);
  const profile = await profiles.find(id);
  const certificates = profile ? await profiles.certificates(id) : [];
  const edited = profile && editedSettings(profile, certificates);
  if (!edited || !isWhole(edited)) return null;
  return {
    trusted: {
      ...edited.configuration,
      id,
      organizationId: at.organizationId,
      name: at.name,
      certificates: certificates.filter(({ fingerprint }) => edited.certificates.includes(fingerprint)),
    },
    fingerprint: profileFingerprint(edited.configuration, edited.certificates),
  };
}
