// Bringing back the identity provider's details: by address, XML or single fields. Always into the draft (R5).
import { z } from "zod";
import type { Repositories } from "../../db/repositories";
import { CERTIFICATE_PROBLEM_TEXT, type CertificateDetails } from "../core/certificate";
import { METADATA_PROBLEM_TEXT } from "../core/idp-metadata";
import type { CertificateId, ProfileId } from "../core/ids";
import { differences, editedSettings } from "../core/profile-settings";
import type { Refusal } from "../core/refusals";
import type { ProfileConfiguration } from "../core/sso-profile";
import { defineCommand } from "../runtime/command";
import { guardedFetch } from "../runtime/guarded-fetch";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { readCertificate } from "../saml/certificate";
import { isUsableAddress, readIdpMetadata } from "../saml/idp-metadata";
import { changedMeanwhile } from "./changed-meanwhile";

const input = z.object({
  profileId: z.string().transform((id) => id as ProfileId),
  by: z.enum(["url", "xml", "fields"]),
  metadataUrl: z.string().trim().max(2048).optional(),
  metadata: z.string().max(1_100_000, "That is larger than 1 MiB.").optional(),
  entityId: z.string().trim().max(1024).optional(),
  issuer: z.string().trim().max(1024).optional(),
  signInUrl: z.string().trim().max(2048).optional(),
  certificate: z
    .string()
    .max(64 * 1024)
    .optional(),
  /** When the draft was last changed as the form showed it: another administrator's change is not overwritten. */
  seen: z.string().optional(),
});

interface Understood {
  readonly configuration: Partial<ProfileConfiguration>;
  /** Null: those that are there stay. */
  readonly certificates: readonly CertificateDetails[] | null;
  readonly metadataUrl: string | null;
}

export const configureIdentityProviderCommand = defineCommand<
  typeof input,
  { profileId: ProfileId },
  Understood
>({
  permission: "sso.manage",
  setUpContact: "profile",
  input,
  async prepare(outside, reads, given, { organizationId }) {
    if (given.by === "url") {
      const seconds = await exceeds(outside, ["metadata/organization", organizationId]);
      if (seconds !== null) return { refused: { code: "too-many-tries", seconds } };
    }
    const read = given.by === "fields" ? await fromFields(reads, given) : await fromMetadata(outside, given);
    return "refused" in read ? read : { evidence: read };
  },
  async run({ actor, repos, now, newId, evidence }, { profileId, seen }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const me = actor.kind === "person" ? actor.userId : null;
    const meanwhile = await changedMeanwhile({ repos, actor }, profile, seen);
    if (meanwhile) return { refused: meanwhile };
    const before = editedSettings(profile, await repos.profiles.certificates(profileId));
    const source = evidence.metadataUrl || evidence.configuration.signInBinding ? "metadata" : "upload";
    for (const { der, fingerprint, subject, notBefore, notAfter } of evidence.certificates ?? []) {
      await repos.profiles.addCertificate({
        id: newId<CertificateId>("certificate"),
        profileId,
        der,
        fingerprint,
        subject,
        notBefore,
        notAfter,
        source,
        live: false,
        addedAt: now,
        addedBy: me,
        remindersSent: [],
      });
    }
    const draft = {
      configuration: { ...profile.live, ...profile.draft?.configuration, ...evidence.configuration },
      certificates: evidence.certificates?.map(({ fingerprint }) => fingerprint) ?? [...before.certificates],
    };
    const changes = differences(before, editedSettings({ ...profile, draft }, []));
    await repos.profiles.change(profileId, {
      draft,
      draftChangedAt: now,
      draftChangedBy: me,
      metadataUrl: evidence.metadataUrl,
      metadataFetchedAt: evidence.metadataUrl ? now : null,
      metadataProblem: null,
    });
    return {
      done: { profileId },
      events: [
        {
          name: "sso-profile.changed",
          profileId,
          profile: profile.name,
          changed: changes.map(({ setting }) => setting),
          changes,
        },
      ],
    };
  },
});

type Given = z.output<typeof input>;
/** A whole federation has hundreds: then the metadata of one's own is the better way. */
const MOST_CHOICES = 50;

async function fromMetadata(outside: Ports, given: Given): Promise<Understood | { refused: Refusal }> {
  const { by, entityId } = given;
  let text = given.metadata ?? "";
  if (by === "url") {
    const fetched = await guardedFetch(given.metadataUrl ?? "", { allowLoopback: outside.env.loopback });
    if ("problem" in fetched) return metadataRefused(fetched.problem.sentence);
    text = fetched.body;
  }
  const read = readIdpMetadata(text, {
    now: outside.clock(),
    origin: outside.env.appUrl,
    ...(entityId ? { entityId } : {}),
  });
  if ("problem" in read) {
    const { code, want, got } = read.problem;
    return metadataRefused(METADATA_PROBLEM_TEXT[code], want, got);
  }
  if ("choices" in read)
    return { refused: { code: "metadata-choices", choices: read.choices.slice(0, MOST_CHOICES) } };
  const { issuer, signInUrl, signInBinding, signOutUrl, certificates, wantsSignedRequests } = read.metadata;
  return {
    // An identity provider that asks for signed requests gets them; one that does not is not asked about it.
    configuration: {
      issuer,
      signInUrl,
      signInBinding,
      signOutUrl,
      ...(wantsSignedRequests ? { signRequests: true } : {}),
    },
    certificates,
    metadataUrl: by === "url" ? given.metadataUrl! : null,
  };
}

/** An empty certificate field keeps the certificates that are there. */
async function fromFields(reads: Repositories, given: Given): Promise<Understood | { refused: Refusal }> {
  const { profileId, issuer = "", signInUrl = "", certificate = "" } = given;
  const profile = await reads.profiles.find(profileId);
  const known = profile ? editedSettings(profile, await reads.profiles.certificates(profileId)) : null;
  const keeps = certificate.trim() === "" && (known?.certificates.length ?? 0) > 0;
  const issues = fieldIssues(issuer, signInUrl);
  if (certificate.trim() === "" && !keeps)
    issues.push({
      field: "certificate",
      message: "Paste the signing certificate of your identity provider.",
    });
  if (issues.length > 0) return { refused: { code: "invalid-input", issues } };
  const configuration = { issuer, signInUrl };
  if (keeps) return { configuration, certificates: null, metadataUrl: null };
  const read = readCertificate(certificate);
  if ("problem" in read)
    return { refused: { code: "certificate-problem", problem: CERTIFICATE_PROBLEM_TEXT[read.problem.code] } };
  return { configuration, certificates: [read.certificate], metadataUrl: null };
}

function fieldIssues(issuer: string, signInUrl: string) {
  return [
    ...(issuer === "" ? [{ field: "issuer", message: "Write the issuer of your identity provider." }] : []),
    ...(isUsableAddress(signInUrl)
      ? []
      : [{ field: "signInUrl", message: "The sign-in address has to begin with https://." }]),
  ];
}

const metadataRefused = (problem: string, want?: string, got?: string): { refused: Refusal } => ({
  refused: { code: "metadata-problem", problem, ...(want ? { want } : {}), ...(got ? { got } : {}) },
});
