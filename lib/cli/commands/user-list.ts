import { doorReads } from "../../runtime/unit-of-work";
import { type CliCommand, textOption } from "../cli-command";
import { findOrganization } from "../find-organization";

export const userListCommand: CliCommand = {
  name: "user list",
  usage: "[--organization <name or ID>] [--search <part of a name or address>]",
  summary: "Lists people: address, name, role, status.",
  options: { organization: { type: "string" }, search: { type: "string" } },
  words: [0, 0],
  async run(context) {
    const ports = await context.open();
    const door = doorReads(ports);
    const only = textOption(context, "organization");
    const search = textOption(context, "search") ?? undefined;
    const organizations = only
      ? [await findOrganization(ports, only)]
      : await door.installation.organizations();
    const users = [];
    for (const { id, name } of organizations) {
      let after: string | undefined;
      do {
        const page = await door.of(id).people.page({ search }, { after, limit: 500 }, ports.clock());
        users.push(
          ...page.people.map((person) => ({
            email: person.email,
            name: person.name,
            role: person.role,
            status: person.status,
            operator: person.operator,
            organization: name,
          })),
        );
        after = page.next ?? undefined;
      } while (after !== undefined);
    }
    const width = Math.max(0, ...users.map(({ email }) => email.length));
    return {
      json: { users },
      lines: users.map(
        ({ email, name, role, status, operator, organization }) =>
          `${email.padEnd(width)}  ${role.padEnd(6)}  ${status.padEnd(9)}  ${name}, ${organization}${operator ? ", operator" : ""}`,
      ),
    };
  },
};
