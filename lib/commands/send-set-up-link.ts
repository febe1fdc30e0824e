// The IT contact has no account here: an address for one profile's set-up, bound to a mailed code (UX.md A.6.13).
import { randomInt } from "node:crypto";
import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { guideOf } from "../guides/guides";
import { setUpCodeMail, setUpLinkMail } from "../mail/set-up";
import { asPerson, defineCommand } from "../runtime/command";
import { hashSecret } from "../runtime/secrets";

export const SET_UP_LINK_DAYS = 7;

const input = z.object({
  profileId: z.string().transform((id) => id as ProfileId),
  email: z.email("Type the e-mail address of your IT contact.").transform((email) => email.toLowerCase()),
  /** May also prove domains. */
  domains: z.string().optional(),
});

interface Shown {
  readonly email: string;
  readonly endsAt: Date;
  /** Only where no mail server sends them: for the administrator to pass on, in two ways. */
  readonly url: string | null;
  readonly code: string | null;
}

/** An earlier link for the same profile ends. The link goes in one mail, its code in another. */
export const sendSetUpLinkCommand = defineCommand<typeof input, Shown, { code: string; sealed: string }>({
  permission: "sso.manage",
  input,
  async prepare({ seal }) {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    return { evidence: { code, sealed: seal.close(code) } };
  },
  async run(context, { profileId, email, domains }) {
    const { repos, now, newId, newSecret, origin, mailIsSent, evidence } = context;
    const actor = asPerson(context.actor);
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const { name: organization } = await repos.organization.get();
    const secret = newSecret();
    const url = `${origin}/setup/${secret}`;
    const endsAt = new Date(now.getTime() + SET_UP_LINK_DAYS * 86_400_000);
    await repos.links.revoke({ purpose: "set-up", profileId }, now);
    await repos.links.add({
      id: newId("link"),
      secretHash: hashSecret(secret),
      purpose: "set-up",
      profileId,
      email,
      data: { code: evidence.sealed, domains: domains !== undefined, browsers: [], wrongCodes: 0 },
      createdAt: now,
      createdBy: actor.userId,
      expiresAt: endsAt,
    });
    const about = { to: email, inviter: actor.name, organization, endsAt };
    await repos.outbox.add(
      [
        setUpLinkMail({ ...about, provider: guideOf(profile.provider).name, url }),
        setUpCodeMail({ ...about, code: evidence.code }),
      ],
      now,
      () => newId("mail"),
    );
    return {
      done: { email, endsAt, url: mailIsSent ? null : url, code: mailIsSent ? null : evidence.code },
      events: [{ name: "set-up-link.sent", profileId, profile: profile.name, email }],
    };
  },
});
