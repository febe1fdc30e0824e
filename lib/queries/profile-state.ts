// Where a profile stands, in the words of its badge.
import type { CertificateRow, ProfileRow } from "../../db/repositories/profiles";
import { profileFingerprint } from "../core/profile-fingerprint";
import { editedSettings, isWhole } from "../core/profile-settings";

export type ProfileState =
  | "draft"
  | "ready-to-test"
  | "test-failed"
  | "tested"
  | "live"
  | "live-not-required"
  | "live-with-draft"
  | "paused"
  | "off";

/** The fingerprint of the settings as they are edited now: what a test tries, and what R1 compares. */
export function editedFingerprint(profile: ProfileRow, certificates: readonly CertificateRow[]): string {
  const { configuration, certificates: kept } = editedSettings(profile, certificates);
  return profileFingerprint(configuration, kept);
}

/** R1: the settings as they stand now are those that passed. */
export function isTested(profile: ProfileRow, certificates: readonly CertificateRow[]): boolean {
  return profile.testedFingerprint === editedFingerprint(profile, certificates);
}

/** `failed`: the last test of exactly these settings did not pass. */
export function profileState(
  profile: ProfileRow,
  certificates: readonly CertificateRow[],
  { required, paused, failed }: { required: boolean; paused: boolean; failed: boolean },
): ProfileState {
  if (!profile.on) return "off";
  if (paused) return "paused";
  if (!profile.live) {
    if (!isWhole(editedSettings(profile, certificates))) return "draft";
    if (failed) return "test-failed";
    return isTested(profile, certificates) ? "tested" : "ready-to-test";
  }
  if (profile.draft) return "live-with-draft";
  return required ? "live" : "live-not-required";
}
