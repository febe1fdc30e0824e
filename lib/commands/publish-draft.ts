import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { differences, editedSettings, isWhole, liveFingerprints } from "../core/profile-settings";
import { changeInWords } from "../core/setting-words";
import { publishedMail } from "../mail/profiles";
import { auditActor } from "../runtime/actor";
import { defineCommand, type Outcome } from "../runtime/command";
import { tellAdministrators } from "../runtime/tell-administrators";

/**
 * R5: makes the draft live. While people must use the profile, only a draft that passed its test. Somebody with a set-up
 * link may publish the first time, and never over what is live.
 */
export const publishDraftCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    /** Over live settings: whoever publishes knows that no test passed with these. */
    untestedKnown: z
      .string()
      .optional()
      .transform((value) => value === "on"),
  }),
  async run(context, { profileId, untestedKnown }): Promise<Outcome<{ profileId: ProfileId }>> {
    const { actor, repos, now, newId } = context;
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    if (actor.kind === "contact" && profile.live) return { refused: { code: "not-over-live" } };
    const certificates = await repos.profiles.certificates(profileId);
    const edited = editedSettings(profile, certificates);
    if (!isWhole(edited)) return { refused: { code: "profile-incomplete" } };
    const before = editedSettings({ ...profile, draft: null }, certificates);
    const difference = differences(before, edited);
    const changed = difference.map(({ setting }) => setting);
    if (!profile.draft || (profile.live && changed.length === 0))
      return { refused: { code: "nothing-to-publish" } };
    const required = (await repos.domains.list()).some((row) => row.enforcedByProfileId === profileId);
    const fingerprint = profileFingerprint(edited.configuration, edited.certificates);
    const tested = profile.testedFingerprint === fingerprint;
    if (required && !tested) return { refused: { code: "draft-untested" } };
    if (profile.live && !tested && !untestedKnown) return { refused: { code: "untested-unread" } };
    const me = actor.kind === "person" ? actor.userId : null;
    if (profile.live)
      await repos.profiles.addVersion({
        id: newId("version"),
        profileId,
        version: profile.liveVersion,
        configuration: profile.live,
        certificates: liveFingerprints(certificates),
        testedFingerprint: profile.testedFingerprint,
        replacedAt: now,
        replacedBy: me,
      });
    for (const row of certificates) {
      const live = edited.certificates.includes(row.fingerprint);
      if (row.live !== live) await repos.profiles.changeCertificate(row.id, { live });
    }
    await repos.profiles.change(profileId, {
      live: edited.configuration,
      liveVersion: profile.liveVersion + 1,
      publishedAt: now,
      draft: null,
      draftChangedAt: null,
      draftChangedBy: null,
    });
    const changes = profile.live ? difference.map(changeInWords) : [];
    const about = {
      profile: profile.name,
      profileId,
      by: auditActor(actor).name,
      at: now,
      changes,
      required,
    };
    await tellAdministrators(context, (to) => publishedMail({ ...to, ...about }));
    return {
      done: { profileId },
      events: [
        {
          name: "sso-profile.published",
          profileId,
          profile: profile.name,
          changed,
          changes: profile.live ? difference : [],
        },
      ],
    };
  },
});
