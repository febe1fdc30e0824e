import { z } from "zod";
import { mayManageRole, ROLES } from "../core/access";
import { readAddressList } from "../core/address-list";
import { domainOf } from "../core/email";
import type { DomainEvent, Events } from "../core/events";
import type { UserId } from "../core/ids";
import { asPerson, defineCommand } from "../runtime/command";
import { type Invitation, issueInvitation } from "./issue-invitation";

const MOST = 500;

/** Why one address of many was not invited. */
export interface NotInvited {
  readonly typed: string;
  readonly because: "email-invalid" | "already-here" | "email-taken" | "domain-elsewhere";
}

/** Invites many at once (S12): each address succeeds or fails by itself, and says how that person will sign in. */
export const inviteUsersCommand = defineCommand({
  permission: "users.manage",
  input: z.object({
    emails: z
      .string()
      .trim()
      .min(1, "Type at least one address.")
      .max(50_000, "That is too long for one go."),
    role: z.enum(ROLES, "Choose Owner, Admin or Member.").default("member"),
  }),
  async run(context, { emails, role }) {
    const { repos, now, newId } = context;
    const actor = asPerson(context.actor);
    if (!mayManageRole(actor.role, role)) return { refused: { code: "owner-required" } };
    const listed = readAddressList(emails);
    if (listed.length > MOST) return { refused: { code: "too-many-at-once", limit: MOST } };
    const required = await repos.people.requiredDomains(now);
    const { name: organization } = await repos.organization.get();
    const known = await repos.users.findByEmails(listed.flatMap(({ email }) => email ?? []));
    const here = new Set(known.map((person) => person.email));
    const invited: Invitation[] = [];
    const problems: NotInvited[] = [];
    const events: DomainEvent[] = [];
    for (const { typed, email, name } of listed) {
      const refuse = (because: NotInvited["because"]) => problems.push({ typed, because });
      if (!email) {
        refuse("email-invalid");
      } else if (here.has(email)) {
        refuse("already-here");
      } else if (await repos.domains.enforcedElsewhere(domainOf(email))) {
        refuse("domain-elsewhere");
      } else {
        const id = newId<UserId>("user");
        const row = { id, email, name, role, status: "invited", operator: false, createdAt: now } as const;
        const person = await repos.users.add({ ...row, invitedBy: actor.userId });
        if (!person) {
          refuse("email-taken");
          continue;
        }
        invited.push(await issueInvitation({ ...context, actor, organization, required }, person));
        events.push({ name: "user.invited", user: id, email, role });
      }
    }
    if (events.length === 0) return { refused: { code: "nobody-invited", problems } };
    return {
      done: { invited, problems },
      events: events as [DomainEvent, ...DomainEvent[]] satisfies Events,
    };
  },
});
