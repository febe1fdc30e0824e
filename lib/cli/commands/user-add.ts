import { ROLES, type Role } from "../../core/access";
import { parseTypedEmail } from "../../core/email";
import type { UserId } from "../../core/ids";
import { decideLogin } from "../../core/login";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import { newId } from "../../runtime/secrets";
import { doorWork } from "../../runtime/unit-of-work";
import { nameFrom } from "../apply/people";
import { type CliCommand, CliProblem, textOption } from "../cli-command";
import { findOrganization } from "../find-organization";
import { passwordLink } from "../password-link";

const LINK_HOURS = 7 * 24;

export const userAddCommand: CliCommand = {
  name: "user add",
  usage: "<email> --organization <name or ID> [--name <name>] [--role owner|admin|member]",
  summary: "Adds a person, and prints the one-time address where they set a password.",
  details: ["Somebody who must use SSO needs no password, and gets no address."],
  options: { organization: { type: "string" }, name: { type: "string" }, role: { type: "string" } },
  words: [1, 1],
  async run(context) {
    const typed = context.positionals[0]!;
    const email = parseTypedEmail(typed);
    if (!email) throw new CliProblem(`“${typed}” is not an e-mail address.`);
    const role = readRole(textOption(context, "role") ?? "member");
    const named = textOption(context, "organization");
    if (!named) throw new CliProblem("Say whose person it is: --organization <name or ID>.");
    const ports = await context.open();
    const organization = await findOrganization(ports, named);
    const name = textOption(context, "name") ?? nameFrom(email);
    const link = await doorWork(ports, async (door, now, record) => {
      const id = newId<UserId>("user");
      const person = await door.of(organization.id).users.add({
        id,
        email,
        name,
        role,
        status: "active",
        operator: false,
        createdAt: now,
        joinedAt: now,
      });
      if (!person) throw new CliProblem(`${email} is somebody's address already.`);
      await record(organization.id, OPERATOR_ACTOR, { name: "user.joined", user: id, email });
      if (decideLogin(await door.logins.facts(email, now)).by !== "password") return null;
      return passwordLink(door, person, { now, hours: LINK_HOURS, origin: ports.env.appUrl });
    });
    return {
      json: { email, name, role, organization: organization.id, link },
      lines: [
        `Added ${email} to ${organization.name} (${role}).`,
        link ? `They set a password at ${link} within 7 days.` : "They sign in with SSO.",
      ],
    };
  },
};

/** Throws CliProblem. */
export function readRole(text: string): Role {
  const role = ROLES.find((one) => one === text.toLowerCase());
  if (!role) throw new CliProblem(`“${text}” is no role: choose owner, admin or member.`);
  return role;
}
