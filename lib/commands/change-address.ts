import { z } from "zod";
import { domainOf, parseTypedEmail } from "../core/email";
import { movesOutOfSso } from "../core/managed-user";
import { isReadableName, UNREADABLE_NAME } from "../core/readable-name";
import { addressChangedMail } from "../mail/people";
import { asPerson, defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/**
 * Gives a person another address, only on a verified domain of this organization. Whether they must use SSO follows from
 * the new domain at once: an exemption that has nothing to exempt from ends, and links to the old address stop working.
 */
export const changeAddressCommand = defineCommand({
  permission: "users.manage",
  fresh: true,
  input: z.object({
    userId: userIdInput,
    email: z.string().min(1, "Type the new address."),
    name: z
      .string()
      .trim()
      .min(1, "Type a name.")
      .max(200, "A name has 200 characters at most.")
      .refine(isReadableName, UNREADABLE_NAME)
      .optional(),
  }),
  async run(context, { userId, email: typed, name }) {
    const { actor, repos, now, newId } = context;
    const found = await personToChange(context, userId, "change-address");
    if ("refused" in found) return found;
    const { person } = found;
    const email = parseTypedEmail(typed);
    if (!email) return { refused: { code: "email-invalid", email: typed } };
    if (email === person.email) return { refused: { code: "email-taken", email } };
    const domain = await repos.domains.findByName(domainOf(email));
    if (!domain?.verifiedAt || domain.lostAt)
      return { refused: { code: "email-domain-not-verified", domain: domainOf(email) } };
    const present = await repos.domains.findByName(person.emailDomain);
    const enforced = (row: typeof present) => row !== null && row.enforcedByProfileId !== null;
    if (
      movesOutOfSso(asPerson(actor), userId, {
        fromEnforced: enforced(present),
        toEnforced: enforced(domain),
      })
    )
      return { refused: { code: "not-yourself" } };
    if (!(await repos.users.rename(userId, { email, name: name ?? person.name })))
      return { refused: { code: "email-taken", email } };
    const ended = domain.enforcedByProfileId
      ? []
      : await repos.exemptions.end([userId], "released", asPerson(actor).userId, now);
    for (const purpose of ["invitation", "password-reset", "set-password"] as const)
      await repos.links.revoke({ purpose, userId }, now);
    const { name: organization } = await repos.organization.get();
    const told = { organization, from: person.email, address: email, by: asPerson(actor).name, at: now };
    await repos.outbox.add(
      [person.email, email].map((to) => addressChangedMail({ ...told, to })),
      now,
      () => newId("mail"),
    );
    return {
      done: { name: name ?? person.name, email },
      events: [
        { name: "user.email-changed", user: userId, from: person.email, to: email },
        ...ended.map((user) => ({
          name: "user.sso-enabled" as const,
          user,
          email,
          because: "released" as const,
        })),
      ],
    };
  },
});
