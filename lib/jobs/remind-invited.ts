import type { DueInvitation } from "../../db/repositories/links";
import { invitationMail } from "../mail/people";
import { hashSecret, newSecret } from "../runtime/secrets";
import { eachOrganization, type OrganizationWork } from "./each-organization";
import type { Job } from "./schedule";

/** So many of one organization at a turn, so that nobody else waits long for the database. */
const MOST = 500;

/**
 * F 1: whoever has not joined is reminded on days 3 and 10 of their invitation. Each once: the invitation says which day it
 * was last reminded of, in the transaction of the mail. Of a secret only the hash is kept, so the mail has an address of
 * its own; it ends with the invitation, and like it with the next one.
 */
export const remindInvited: Job = {
  name: "remind-invited",
  everySeconds: 600,
  run: (ports) =>
    eachOrganization(ports, "remind-invited", async (context) => {
      const { repos, now } = context;
      const due = await repos.links.invitationsToRemind(now, MOST);
      if (due.length === 0) return [];
      const { name: organization } = await repos.organization.get();
      const required = await repos.people.requiredDomains(now);
      for (const one of due) {
        const domain = required.find(({ name, paused }) => name === one.emailDomain && !paused);
        await remind(context, one, { organization, profile: domain?.profile ?? null });
      }
      return [];
    }),
};

async function remind(
  { repos, now, newId, origin }: OrganizationWork,
  { link, email, inviter, day }: DueInvitation,
  { organization, profile }: { organization: string; profile: string | null },
): Promise<void> {
  const secret = newSecret();
  await repos.links.change(link.id, { remindedOnDay: day });
  await repos.links.add({
    ...link,
    id: newId("link"),
    secretHash: hashSecret(secret),
    email,
    createdAt: now,
    remindedOnDay: "none",
  });
  const mail = invitationMail({
    to: email,
    inviter: inviter ?? organization,
    organization,
    profile,
    url: `${origin}/invite/${secret}`,
    endsAt: link.expiresAt,
    reminder: true,
  });
  await repos.outbox.add([mail], now, () => newId("mail"));
}
