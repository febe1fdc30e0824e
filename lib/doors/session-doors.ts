// Doors that were opened before: a ticket, a session, and an address that is moved.
import { can } from "../core/access";
import { domainOf } from "../core/email";
import type { DomainId, SessionId, UserId } from "../core/ids";
import { movesOutOfSso } from "../core/managed-user";
import { SESSION_HOURS } from "../login/redeem-ticket";
import { hashSecret, newId } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import type { Door } from "./door";
import { withPassword, withTicket } from "./enter";
import { plantTicket } from "./plant";
import { closed, closedToPassword, opened } from "./reasons";

export const SESSION_DOORS: readonly Door[] = [
  {
    name: "old-ticket",
    title: "A sign-in that was proven a moment before SSO was required",
    tries: [
      "lib/login/issue-ticket.ts",
      "lib/login/redeem-ticket.ts",
      "GET /login/complete",
      "POST /login/complete",
      "GET /api/auth/[...nextauth]",
      "POST /api/auth/[...nextauth]",
    ],
    needsPerson: true,
    async attempt(stage) {
      const into = await withTicket(stage, await plantTicket(stage));
      return into ? opened(stage, into) : closedToPassword(stage, "The ticket was not accepted.");
    },
  },
  {
    name: "old-session",
    title: "A session that lives, after its person is suspended",
    tries: [],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user, visitor } = stage;
      const ticket = await plantTicket(stage);
      const id = newId<SessionId>("session");
      // The suspension without its other half, which ends the sessions too.
      await doorWork(ports, async ({ tickets, logins }, now) => {
        const taken = await tickets.take(hashSecret(ticket), hashSecret(visitor.browser), now);
        await tickets.begin(taken!, {
          id,
          organizationId: user.organizationId,
          profileId: null,
          startedAt: now,
          lastSeenAt: now,
          expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
          ip: visitor.ip,
          userAgent: visitor.userAgent,
        });
        await logins.changeUser(user.id, { status: "suspended", suspendedAt: now });
      });
      const living = await doorReads(ports).tickets.read(id, stage.now);
      return living
        ? { into: living.session.by, because: "The session still works." }
        : closed("A suspended person’s session ends at the next request.");
    },
  },
  {
    name: "address-onto",
    title: "Somebody with a password, given an address on this domain",
    tries: ["action app/admin/users/actions.ts#changeAddress"],
    needsPerson: false,
    async attempt(stage) {
      const { ports, facts, email } = stage;
      const organizationId = facts.enforcement?.organizationId ?? facts.user?.organizationId;
      const domain = domainOf(email);
      const verified =
        organizationId && (await doorReads(ports).of(organizationId).domains.findByName(domain));
      if (!organizationId || !verified?.verifiedAt || verified.lostAt)
        return closed(`${domain} is not verified, so nobody is given an address on it.`);
      const id = newId<UserId>("user");
      const moved = `rehearsal-${id.toLowerCase()}@${domain}`;
      await doorWork(ports, async (door, now) => {
        const { users } = door.of(organizationId);
        const before = `${id.toLowerCase()}@rehearsal.invalid`;
        const row = { id, email: before, name: "Rehearsal", role: "member", status: "active" } as const;
        await users.add({
          ...row,
          operator: false,
          passwordHash: "before",
          passwordSetAt: now,
          createdAt: now,
        });
        await users.rename(id, { email: moved, name: "Rehearsal" });
      });
      const into = await withPassword(stage, { email: moved });
      const nobodySpecial = {
        id,
        organizationId,
        status: "active",
        exempt: false,
        emergency: false,
      } as const;
      if (into === null)
        return closedToPassword(
          { ...stage, facts: { ...facts, user: nobodySpecial } },
          "The password was not accepted.",
        );
      return {
        into: into === "asks-code" ? "password" : into,
        because: `SSO is not required for ${domain} now.`,
      };
    },
  },
  {
    name: "address-away",
    title: "This person, giving themselves an address on a domain without SSO",
    tries: [],
    needsPerson: true,
    async attempt(stage) {
      const { ports, user } = stage;
      if (!can(user.role, "users.manage"))
        return closed("Only owners and admins change addresses, and each change is on record.");
      const enforced = stage.facts.enforcement !== null;
      if (movesOutOfSso({ ...user, userId: user.id }, user.id, { fromEnforced: enforced, toEnforced: false }))
        return closed("An admin may not move out of SSO alone: somebody else has to change the address.");
      const name = `${newId("domain").toLowerCase()}.invalid`;
      const email = `${user.id.toLowerCase()}@${name}`;
      await doorWork(ports, async (door, now) => {
        const { domains, users } = door.of(user.organizationId);
        const row = {
          id: newId<DomainId>("domain"),
          name,
          challenge: "0".repeat(32),
          method: "dns",
        } as const;
        await domains.add({ ...row, claimedAt: now, verifiedAt: now, verifiedBy: "dns", remindersSent: [] });
        await users.rename(user.id, { email, name: user.name });
      });
      const into = await withPassword(stage, { email });
      if (into === null) return closedToPassword(stage, "The password was not accepted.");
      return {
        into: into === "asks-code" ? "password" : into,
        because:
          "Whoever looks after the organization may do this; it is on record, and both addresses get a mail.",
      };
    },
  },
];
