import { z } from "zod";
import type { CertificateId, ProfileId } from "../core/ids";
import { editedSettings } from "../core/profile-settings";
import { defineCommand, type Outcome } from "../runtime/command";
import { freeName } from "./create-sso-profile";

/** A draft with the same settings and certificates; addresses, test and requirement are its own. */
export const duplicateSsoProfileCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ actor, repos, now, newId }, { profileId }): Promise<Outcome<{ profileId: ProfileId }>> {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const certificates = await repos.profiles.certificates(profileId);
    const edited = editedSettings(profile, certificates);
    const taken = new Set((await repos.profiles.list()).map(({ name }) => name.toLowerCase()));
    const me = actor.kind === "person" ? actor.userId : null;
    const copy = await repos.profiles.add({
      id: newId<ProfileId>("profile"),
      name: freeName(`${profile.name.slice(0, 70)} copy`, taken),
      provider: profile.provider,
      visible: true,
      on: true,
      live: null,
      liveVersion: 0,
      draft: { configuration: edited.configuration, certificates: [...edited.certificates] },
      draftChangedAt: now,
      draftChangedBy: me,
      wizard: { step: "exchange", done: ["provider"] },
      metadataUrl: profile.metadataUrl,
      metadataFetchedAt: profile.metadataFetchedAt,
      testedBy: [],
      createdAt: now,
      createdBy: me,
    });
    for (const row of certificates.filter(({ fingerprint }) => edited.certificates.includes(fingerprint)))
      await repos.profiles.addCertificate({
        ...row,
        id: newId<CertificateId>("certificate"),
        profileId: copy.id,
        live: false,
        addedAt: now,
        addedBy: me,
        lastSeenAt: null,
        remindersSent: [],
      });
    return {
      done: { profileId: copy.id },
      events: [{ name: "sso-profile.created", profileId: copy.id, profile: copy.name }],
    };
  },
});
