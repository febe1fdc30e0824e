import { z } from "zod";
import type { CertificateId, ProfileId } from "../core/ids";
import { editedSettings } from "../core/profile-settings";
import { defineCommand } from "../runtime/command";

/** Takes a certificate out of the draft. R6: never the last valid one of a profile that people must use. */
export const removeCertificateCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    certificateId: z.string().transform((id) => id as CertificateId),
  }),
  async run({ actor, repos, now }, { profileId, certificateId }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const all = await repos.profiles.certificates(profileId);
    const edited = editedSettings(profile, all);
    const gone = all.find(({ id }) => id === certificateId);
    if (!gone || !edited.certificates.includes(gone.fingerprint))
      return { refused: { code: "not-found", what: "certificate" } };
    const left = edited.certificates.filter((fingerprint) => fingerprint !== gone.fingerprint);
    const valid = all.some(
      (row) => left.includes(row.fingerprint) && row.notBefore <= now && now <= row.notAfter,
    );
    const required = (await repos.domains.list()).some((row) => row.enforcedByProfileId === profileId);
    if (required && !valid) return { refused: { code: "last-certificate" } };
    await repos.profiles.change(profileId, {
      draft: { configuration: profile.draft?.configuration ?? profile.live ?? {}, certificates: left },
      draftChangedAt: now,
      draftChangedBy: actor.kind === "person" ? actor.userId : null,
    });
    return {
      done: { fingerprint: gone.fingerprint },
      events: [
        { name: "certificate.removed", profileId, profile: profile.name, fingerprint: gone.fingerprint },
      ],
    };
  },
});
