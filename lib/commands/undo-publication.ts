import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";

const UNDO_WITHIN_MS = 24 * 3_600_000;

/** R5: brings back what the last publication replaced, within 24 hours, together with its test. */
export const undoPublicationCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ repos, now }, { profileId }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const [last] = (await repos.profiles.versions(profileId)).slice(-1);
    if (!last || now.getTime() - last.replacedAt.getTime() >= UNDO_WITHIN_MS)
      return { refused: { code: "undo-expired" } };
    for (const row of await repos.profiles.certificates(profileId)) {
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
      events: [{ name: "sso-profile.restored", profileId, profile: profile.name }],
    };
  },
});
