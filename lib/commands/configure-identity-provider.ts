// Bringing back the identity provider's details: by address, XML or single fields. Always into the draft (R5).
import { z } from "zod";
import { CERTIFICATE_PROBLEM_TEXT, type CertificateDetails } from "../core/certificate";
import { METADATA_PROBLEM_TEXT } from "../core/idp-metadata";
import type { CertificateId, ProfileId } from "../core/ids";
import type { Refusal } from "../core/refusals";
import type { ProfileConfiguration } from "../core/sso-profile";
import { defineCommand } from "../runtime/command";
import { guardedFetch } from "../runtime/guarded-fetch";
import type { Ports } from "../runtime/ports";
import { readCertificate } from "../saml/certificate";
import { isUsableAddress, readIdpMetadata } from "../saml/idp-metadata";

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
  readonly certificates: readonly CertificateDetails[];
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
  async prepare(outside, _reads, given) {
    const read = given.by === "fields" ? fromFields(given) : await fromMetadata(outside, given);
    return "refused" in read ? read : { evidence: read };
  },
  async run({ actor, repos, now, newId, evidence }, { profileId, seen }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const me = actor.kind === "person" ? actor.userId : null;
    const changedAt = profile.draftChangedAt?.toISOString() ?? "";
    if (seen !== undefined && seen !== changedAt && profile.draftChangedBy !== me) {
      const other = profile.draftChangedBy ? await repos.users.find(profile.draftChangedBy) : null;
      return { refused: { code: "changed-meanwhile", by: other?.name ?? "Somebody else" } };
    }
    const source = evidence.metadataUrl || evidence.configuration.signInBinding ? "metadata" : "upload";
    for (const { der, fingerprint, subject, notBefore, notAfter } of evidence.certificates) {
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
    await repos.profiles.change(profileId, {
      draft: {
        configuration: { ...profile.live, ...profile.draft?.configuration, ...evidence.configuration },
        certificates: evidence.certificates.map(({ fingerprint }) => fingerprint),
      },
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
          changed: ["issuer", "signInUrl", "certificates"],
        },
      ],
    };
  },
});

type Given = z.output<typeof input>;

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
  if ("choices" in read) {
    const issuers = read.choices.slice(0, 5).map(({ issuer }) => issuer);
    return metadataRefused(
      "This metadata describes several identity providers. Get the metadata of yours alone.",
      undefined,
      issuers.join(", "),
    );
  }
  const { issuer, signInUrl, signInBinding, signOutUrl, certificates } = read.metadata;
  return {
    configuration: { issuer, signInUrl, signInBinding, signOutUrl },
    certificates,
    metadataUrl: by === "url" ? given.metadataUrl! : null,
  };
}

function fromFields(given: Given): Understood | { refused: Refusal } {
  const { issuer = "", signInUrl = "", certificate = "" } = given;
  const issues = [
    ...(issuer === "" ? [{ field: "issuer", message: "Write the issuer of your identity provider." }] : []),
    ...(isUsableAddress(signInUrl)
      ? []
      : [{ field: "signInUrl", message: "The sign-in address has to begin with https://." }]),
  ];
  if (issues.length > 0) return { refused: { code: "invalid-input", issues } };
  const read = readCertificate(certificate);
  if ("problem" in read)
    return { refused: { code: "certificate-problem", problem: CERTIFICATE_PROBLEM_TEXT[read.problem.code] } };
  return { configuration: { issuer, signInUrl }, certificates: [read.certificate], metadataUrl: null };
}

const metadataRefused = (problem: string, want?: string, got?: string): { refused: Refusal } => ({
  refused: { code: "metadata-problem", problem, ...(want ? { want } : {}), ...(got ? { got } : {}) },
});
