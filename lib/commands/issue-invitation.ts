// One person's invitation: a link for 14 days, and the mail that says how they will sign in.
import type { UserId } from "../core/ids";
import type { RequiredDomain } from "../core/sign-in-way";
import { invitationMail } from "../mail/people";
import { type Administrator, auditActor } from "../runtime/actor";
import type { CommandContext } from "../runtime/command";
import { hashSecret } from "../runtime/secrets";

export const INVITATION_DAYS = 14;

/** How an invited person will sign in, and the link where no mail server sends it. */
export interface Invitation {
  readonly email: string;
  /** Null: they set a password. */
  readonly profile: string | null;
  /** Shown to the administrator to pass on, only when no mail is sent. */
  readonly link: string | null;
}

/** Earlier links of this person stop working. */
export async function issueInvitation(
  context: Pick<
    CommandContext<undefined>,
    "repos" | "now" | "newId" | "newSecret" | "origin" | "mailIsSent"
  > & { actor: Administrator; organization: string; required: readonly RequiredDomain[] },
  person: { readonly id: UserId; readonly email: string; readonly emailDomain: string },
): Promise<Invitation> {
  const { repos, now, origin } = context;
  const secret = context.newSecret();
  const url = `${origin}/invite/${secret}`;
  const endsAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
  const domain = context.required.find(({ name, paused }) => name === person.emailDomain && !paused);
  const profile = domain?.profile ?? null;
  await repos.links.revoke({ purpose: "invitation", userId: person.id }, now);
  await repos.links.add({
    id: context.newId("link"),
    secretHash: hashSecret(secret),
    purpose: "invitation",
    userId: person.id,
    email: person.email,
    data: {},
    createdAt: now,
    createdBy: context.actor.userId,
    expiresAt: endsAt,
  });
  const { name: inviter } = auditActor(context.actor);
  await repos.outbox.add(
    [invitationMail({ to: person.email, inviter, organization: context.organization, profile, url, endsAt })],
    now,
    () => context.newId("mail"),
  );
  return { email: person.email, profile, link: context.mailIsSent ? null : url };
}
