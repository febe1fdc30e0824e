// Draft and published settings of a profile (R5): what counts, what differs, and whether it is whole.
import { DEFAULT_CONFIGURATION, type ProfileConfiguration } from "./sso-profile";

export interface ProfileSettings {
  readonly configuration: Omit<ProfileConfiguration, "issuer" | "signInUrl"> & {
    readonly issuer: string;
    readonly signInUrl: string;
  };
  /** SHA-256 fingerprints. */
  readonly certificates: readonly string[];
}

interface Stored {
  readonly live: ProfileConfiguration | null;
  readonly draft: { configuration: Partial<ProfileConfiguration>; certificates: readonly string[] } | null;
}
type Certificates = ReadonlyArray<{ readonly fingerprint: string; readonly live: boolean }>;

/** The settings that a publication would make live. Empty texts where nothing is known yet. */
export function editedSettings(profile: Stored, certificates: Certificates): ProfileSettings {
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    issuer: "",
    signInUrl: "",
    ...profile.live,
    ...profile.draft?.configuration,
  };
  return { configuration, certificates: profile.draft?.certificates ?? liveFingerprints(certificates) };
}

export function liveFingerprints(certificates: Certificates): readonly string[] {
  return certificates.filter(({ live }) => live).map(({ fingerprint }) => fingerprint);
}

/** Issuer, sign-in address and a certificate are there. */
export function isWhole({ configuration, certificates }: ProfileSettings): boolean {
  return configuration.issuer !== "" && configuration.signInUrl !== "" && certificates.length > 0;
}

export interface SettingDifference {
  readonly setting: string;
  readonly from: string;
  readonly to: string;
}

/** What a publication changes, setting by setting. */
export function differences(from: ProfileSettings, to: ProfileSettings): readonly SettingDifference[] {
  const settings = Object.keys(to.configuration) as (keyof ProfileConfiguration)[];
  const changed = settings
    .map((setting) => ({
      setting: setting as string,
      from: text(from.configuration[setting]),
      to: text(to.configuration[setting]),
    }))
    .filter((one) => one.from !== one.to);
  const before = [...from.certificates].sort().join(", ");
  const after = [...to.certificates].sort().join(", ");
  return before === after ? changed : [...changed, { setting: "certificates", from: before, to: after }];
}

const text = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));
