import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { editedSettings, isWhole } from "../core/profile-settings";
import { serviceProviderOf } from "../core/sso-profile";
import { testLinkMail } from "../mail/set-up";
import { auditActor } from "../runtime/actor";
import { defineCommand, type Outcome } from "../runtime/command";
import { hashSecret } from "../runtime/secrets";

interface TestLink {
  readonly url: string;
  readonly endsAt: Date;
  /** Null where it is for the administrator to pass on. */
  readonly mailedTo: string | null;
}
export const TEST_LINK_DAYS = 7;

/** An address that tries the edited settings once more, for somebody else: best a person without admin rights there. */
export const makeTestLinkCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    email: z.union([z.literal(""), z.email("That is not an e-mail address.")]).default(""),
  }),
  async run(
    { actor, repos, now, newId, newSecret, origin, mailIsSent },
    { profileId, email },
  ): Promise<Outcome<TestLink>> {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    if (!isWhole(editedSettings(profile, await repos.profiles.certificates(profileId))))
      return { refused: { code: "profile-incomplete" } };
    const secret = newSecret();
    const url = `${serviceProviderOf(origin, profileId).startUrl}?test=${secret}`;
    const endsAt = new Date(now.getTime() + TEST_LINK_DAYS * 86_400_000);
    const to = email.toLowerCase();
    await repos.links.add({
      id: newId("link"),
      secretHash: hashSecret(secret),
      purpose: "test",
      profileId,
      email: to || null,
      data: {},
      createdAt: now,
      createdBy: actor.kind === "person" ? actor.userId : null,
      expiresAt: endsAt,
    });
    const { name: by } = auditActor(actor);
    const { name: organization } = await repos.organization.get();
    if (to)
      await repos.outbox.add(
        [testLinkMail({ to, by, organization, profile: profile.name, url, endsAt })],
        now,
        () => newId("mail"),
      );
    return {
      done: { url, endsAt, mailedTo: to && mailIsSent ? to : null },
      events: [{ name: "test-link.made", profileId, profile: profile.name, email: to }],
    };
  },
});
