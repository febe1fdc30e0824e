import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { differences, editedSettings } from "../core/profile-settings";
import { defineCommand } from "../runtime/command";

const UNDO_WITHIN_MS = 24 * 3_600_000;

/**
 * R5: brings back what the last publication replaced, within 24 hours, together with its test. While people must use the
 * profile only what passed its test, with a certificate that is valid now (R1, R6).
 */
export const undoPublicationCommand = defineCommand({
  permission: "sso.manage",
  fresh: true,
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ repos, now }, { profileId }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const [last] = (await repos.profiles.versions(profileId)).slice(-1);
    if (!last || now.getTime() - last.replacedAt.getTime() >= UNDO_WITHIN_MS)
      return { refused: { code: "undo-expired" } };
    const certificates = await repos.profiles.certificates(profileId);
    const enforced = await repos.domains.enforcedBy(profileId);
    if (enforced.length > 0) {
      // What people already signed in with under this requirement was tested then; anything older must be tested itself.
      const served = enforced.every(({ enforcedAt }) => enforcedAt !== null && enforcedAt <= last.replacedAt);
      const fingerprint = profileFingerprint(last.configuration, last.certificates);
      const tested = last.testedFingerprint === fingerprint || profile.waivedFingerprint === fingerprint;
      if (!served && !tested) return { refused: { code: "draft-untested" } };
      const valid = certificates.some(
        (row) => last.certificates.includes(row.fingerprint) && row.notBefore <= now && now <= row.notAfter,
      );
      if (!valid) return { refused: { code: "last-certificate" } };
    }
    const changes = differences(editedSettings({ ...profile, draft: null }, certificates), last);
    for (const row of certificates) {
      const live = last.certificates.includes(row.fingerprint);
      if (row.live !== live) await repos.profiles.changeCertificate(row.id, { live });
    }
    await repos.profiles.change(profileId, {
      live: last.configuration,
      liveVersion: profile.liveVersion + 1,
      publishedAt: now,
      testedFingerprint: last.testedFingerprint,
      draft: null,
      draftChangedAt: null,
      draftChangedBy: null,
    });
    await repos.profiles.removeVersion(last.id);
    return {
      done: { profileId },
      events: [{ name: "sso-profile.restored", profileId, profile: profile.name, changes }],
    };
  },
});
