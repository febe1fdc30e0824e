// Everything outside the database, before the transaction: metadata files and addresses, certificates, password hashes.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CERTIFICATE_PROBLEM_TEXT, type CertificateDetails, MOST_CERTIFICATES } from "../../core/certificate";
import { METADATA_PROBLEM_TEXT } from "../../core/idp-metadata";
import { judgePassword } from "../../core/password-rules";
import type { ProfileConfiguration } from "../../core/sso-profile";
import { isCommonPassword } from "../../runtime/common-passwords";
import { guardedFetch } from "../../runtime/guarded-fetch";
import type { Ports } from "../../runtime/ports";
import { doorReads } from "../../runtime/unit-of-work";
import { readCertificate } from "../../saml/certificate";
import { isUsableAddress, readIdpMetadata } from "../../saml/idp-metadata";
import { refuse } from "./apply-work";
import type { ApplyFile, WantedProfile } from "./file-shape";

/** Hashing is slow on purpose; Node's thread pool has four threads. */
const AT_ONCE = 4;

/** What was read for one profile. */
export interface ProfileEvidence {
  readonly configuration: Partial<ProfileConfiguration>;
  readonly certificates: readonly CertificateDetails[];
  /** What the metadata asks for, where the file does not say. */
  readonly wantsSignedRequests: boolean | null;
  readonly fetched: boolean;
}

export interface PasswordEvidence {
  /** The hash that was compared; another one in the transaction means that somebody was faster. */
  readonly stored: string | null;
  /** Null: the stored one is this password already. */
  readonly hash: string | null;
}

export interface Gathered {
  /** By place: `organizations[0].ssoProfiles[1]`. Absent: the file brings no settings for this profile. */
  readonly profiles: ReadonlyMap<string, ProfileEvidence>;
  /** By address. */
  readonly passwords: ReadonlyMap<string, PasswordEvidence>;
  readonly warnings: readonly string[];
}

/** `folder`: where `metadataFile` is looked for. Throws ApplyRefused. */
export async function gather(ports: Ports, file: ApplyFile, folder: string): Promise<Gathered> {
  const warnings: string[] = [];
  const profiles = new Map<string, ProfileEvidence>();
  const passwords = new Map<string, PasswordEvidence>();
  const door = doorReads(ports);
  for (const [i, organization] of file.organizations.entries()) {
    for (const [j, profile] of (organization.ssoProfiles ?? []).entries()) {
      const place = `organizations[${i}].ssoProfiles[${j}]`;
      const evidence = await readProfile(ports, profile, place, folder, warnings);
      if (evidence) profiles.set(place, evidence);
    }
    const withPassword = (organization.users ?? []).flatMap((user, j) =>
      user.password ? { user, password: user.password, place: `organizations[${i}].users[${j}]` } : [],
    );
    for (let first = 0; first < withPassword.length; first += AT_ONCE)
      await Promise.all(
        withPassword.slice(first, first + AT_ONCE).map(async ({ user, password, place }) => {
          const stored = (await door.logins.findUserByEmail(user.email))?.passwordHash ?? null;
          const same = stored !== null && (await ports.passwords.matches(stored, password));
          const about = [user.email, user.name ?? "", organization.name];
          const weak = same ? null : judgePassword(password, about, isCommonPassword);
          if (weak) warnings.push(`${place}.password: ${weak} It was taken all the same.`);
          passwords.set(user.email, { stored, hash: same ? null : await ports.passwords.hash(password) });
        }),
      );
  }
  return { profiles, passwords, warnings };
}

async function readProfile(
  ports: Ports,
  profile: WantedProfile,
  place: string,
  folder: string,
  warnings: string[],
): Promise<ProfileEvidence | null> {
  const { metadataFile, metadataUrl, issuer, signInUrl, certificates } = profile;
  const byHand = Boolean(signInUrl || certificates?.length);
  if (metadataFile && (metadataUrl || byHand))
    refuse(
      place,
      "give metadataFile, or metadataUrl, or issuer, signInUrl and certificates; not several of them.",
    );
  if (metadataUrl && byHand && !isUsableAddress(metadataUrl))
    refuse(`${place}.metadataUrl`, "must begin with https:// and hold no user name and no #.");
  if (byHand) return fromFields(profile, place);
  if (metadataFile)
    return readMetadataFile(ports, metadataFile, folder, `${place}.metadataFile`, issuer, warnings);
  if (metadataUrl) {
    const fetched = await guardedFetch(metadataUrl, { allowLoopback: ports.env.loopback });
    if ("problem" in fetched) return refuse(`${place}.metadataUrl`, fetched.problem.sentence);
    return fromMetadata(ports, fetched.body, `${place}.metadataUrl`, issuer, true, warnings);
  }
  if (issuer)
    refuse(place, "issuer needs signInUrl and certificates beside it, or the metadata it stands in.");
  return null;
}

/** A metadata file, named from `folder`. Throws ApplyRefused. */
export async function readMetadataFile(
  ports: Pick<Ports, "clock" | "env">,
  name: string,
  folder: string,
  place: string,
  issuer: string | null = null,
  warnings: string[] = [],
): Promise<ProfileEvidence> {
  const path = resolve(folder, name);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) =>
    refuse(place, `${path} ${error.code === "ENOENT" ? "does not exist" : "cannot be read"}.`),
  );
  return fromMetadata(ports, bytes, place, issuer, false, warnings);
}

/** `issuer` chooses one of several identity providers. */
function fromMetadata(
  ports: Pick<Ports, "clock" | "env">,
  text: string | Uint8Array,
  place: string,
  issuer: string | null | undefined,
  fetched: boolean,
  warnings: string[],
): ProfileEvidence {
  const read = readIdpMetadata(text, {
    now: ports.clock(),
    origin: ports.env.appUrl,
    ...(issuer ? { entityId: issuer } : {}),
  });
  if ("problem" in read) {
    const { code, want, got } = read.problem;
    const details = [want && `Wanted: ${want}.`, got && `Found: ${got}.`].filter(Boolean).join(" ");
    return refuse(place, `${METADATA_PROBLEM_TEXT[code]} ${details}`.trim());
  }
  if ("choices" in read) {
    const issuers = read.choices.slice(0, 5).map((choice) => choice.issuer);
    return refuse(
      place,
      `holds several identity providers; choose one with issuer, for example ${issuers.join(", ")}.`,
    );
  }
  const { metadata } = read;
  for (const { code } of metadata.unusableCertificates)
    warnings.push(`${place}: one certificate was left out. ${CERTIFICATE_PROBLEM_TEXT[code]}`);
  return {
    configuration: {
      issuer: metadata.issuer,
      signInUrl: metadata.signInUrl,
      signInBinding: metadata.signInBinding,
      signOutUrl: metadata.signOutUrl,
    },
    certificates: metadata.certificates,
    wantsSignedRequests: metadata.wantsSignedRequests,
    fetched,
  };
}

function fromFields(profile: WantedProfile, place: string): ProfileEvidence {
  const { issuer, signInUrl, certificates } = profile;
  if (!issuer) return refuse(`${place}.issuer`, "is missing; signInUrl and certificates need it.");
  if (!signInUrl) return refuse(`${place}.signInUrl`, "is missing; issuer and certificates need it.");
  if (!isUsableAddress(signInUrl))
    refuse(`${place}.signInUrl`, "must begin with https:// and hold no user name and no #.");
  if (!certificates?.length)
    return refuse(`${place}.certificates`, "is missing; add the identity provider's signing certificate.");
  if (certificates.length > MOST_CERTIFICATES)
    refuse(`${place}.certificates`, `holds ${certificates.length}; a profile can have ${MOST_CERTIFICATES}.`);
  const read = new Map<string, CertificateDetails>();
  for (const [i, text] of certificates.entries()) {
    const one = readCertificate(text);
    if ("problem" in one)
      return refuse(`${place}.certificates[${i}]`, CERTIFICATE_PROBLEM_TEXT[one.problem.code]);
    read.set(one.certificate.fingerprint, one.certificate);
  }
  const configuration = { issuer, signInUrl };
  return { configuration, certificates: [...read.values()], wantsSignedRequests: null, fetched: false };
}
