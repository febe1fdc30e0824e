import { z } from "zod";
import { exemptMail } from "../mail/exemptions";
import { asPerson, defineCommand } from "../runtime/command";
import { userIdInput } from "./change-person";
import { type Exempted, passwordLink } from "./exempt-person";

/** So long "Undo" stands beside the switch. */
export const UNDO_MINUTES = 10;

/**
 * Takes back the end of an exemption that this administrator has just made by the switch: the same reason, the same end.
 * It gives nobody more than they had, so it asks for no fresh sign-in.
 */
export const undoEnableSsoForUserCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const { repos, now, mailIsSent } = context;
    const actor = asPerson(context.actor);
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "person" } };
    const [last] = (await repos.exemptions.ofUser(userId)).sort(
      (a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0),
    );
    const mine = last?.endedBecause === "removed" && last.endedBy === actor.userId;
    const since = new Date(now.getTime() - UNDO_MINUTES * 60_000);
    if (!last || !mine || !last.endedAt || last.endedAt < since || (last.until && last.until <= now))
      return { refused: { code: "undo-too-late" } };
    const required = (await repos.people.requiredDomains(now)).find(
      ({ name }) => name === person.emailDomain,
    );
    if (!required) return { refused: { code: "domain-not-enforced" } };
    if (person.emergencySince) return { refused: { code: "already-emergency" } };
    if (!(await repos.exemptions.reopen(last.id))) return { refused: { code: "already-exempt" } };
    const needsPassword = person.passwordHash === null;
    const link = needsPassword ? await passwordLink(context, person) : null;
    if (link) {
      const { name: organization } = await repos.organization.get();
      const { profile } = required;
      const by = actor.name;
      const mail = exemptMail({ to: person.email, organization, profile, by, until: last.until, link });
      await repos.outbox.add([mail], now, () => context.newId("mail"));
    }
    const until = last.until?.toISOString() ?? null;
    const done: Exempted = { name: person.name, needsPassword, link: mailIsSent ? null : link };
    return {
      done,
      events: [{ name: "user.sso-disabled", user: userId, email: person.email, reason: last.reason, until }],
    };
  },
});
