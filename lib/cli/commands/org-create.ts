import type { OrganizationId } from "../../core/ids";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import { newId } from "../../runtime/secrets";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, CliProblem } from "../cli-command";

export const orgCreateCommand: CliCommand = {
  name: "org create",
  usage: "<name>",
  summary: "Makes an organization. Add its owner with `user add … --role owner`.",
  words: [1, 1],
  async run({ positionals: [written], open }) {
    const name = readOrganizationName(written!);
    const id = newId<OrganizationId>("organization");
    await doorWork(await open(), async ({ installation }, now, record) => {
      const known = await installation.organizations();
      if (known.some((one) => one.name.toLowerCase() === name.toLowerCase()))
        throw new CliProblem(`There is an organization named ${name} already.`);
      await installation.addOrganization({ id, name, timeZone: "UTC", settings: {}, createdAt: now });
      await record(id, OPERATOR_ACTOR, { name: "organization.created", organization: name });
    });
    return { json: { id, name }, lines: [`Made ${name}: ${id}`] };
  },
};

/** Throws CliProblem. */
export function readOrganizationName(written: string): string {
  const name = written.trim();
  if (name === "") throw new CliProblem("The name must not be empty.");
  if (name.length > 100) throw new CliProblem("Keep the name under 100 characters.");
  return name;
}
