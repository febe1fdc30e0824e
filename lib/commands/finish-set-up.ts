import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { editedSettings, isWhole } from "../core/profile-settings";
import { setUpFinishedMail } from "../mail/set-up";
import { defineCommand } from "../runtime/command";

/** The contact is done: the link ends, and whoever sent it is told to test and switch on (F 9). */
export const finishSetUpCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ actor, repos, now, newId, origin }, { profileId }) {
    const profile = await repos.profiles.find(profileId);
    const link = actor.kind === "contact" ? await repos.links.find(actor.linkId) : null;
    if (!profile || !link) return { refused: { code: "not-found", what: "set-up" } };
    if (!isWhole(editedSettings(profile, await repos.profiles.certificates(profileId))))
      return { refused: { code: "profile-incomplete" } };
    await repos.links.change(link.id, { usedAt: now });
    const inviter = link.createdBy ? await repos.users.find(link.createdBy) : null;
    const { name: organization } = await repos.organization.get();
    const email = link.email ?? "";
    if (inviter)
      await repos.outbox.add(
        [
          setUpFinishedMail({
            to: inviter.email,
            organization,
            origin,
            contact: email,
            profile: profile.name,
            profileId,
            linkId: link.id,
          }),
        ],
        now,
        () => newId("mail"),
      );
    return {
      done: { inviter: inviter?.name ?? null },
      events: [{ name: "set-up-link.finished", profileId, profile: profile.name, email }],
    };
  },
});
