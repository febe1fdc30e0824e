import type { OrganizationId } from "../core/ids";
import type { Ports } from "../runtime/ports";
import { doorReads } from "../runtime/unit-of-work";
import { CliProblem } from "./cli-command";

/** By ID (`OR…`) or by name, whatever its case. Throws CliProblem. */
export async function findOrganization(
  ports: Ports,
  written: string,
): Promise<{ id: OrganizationId; name: string }> {
  const all = await doorReads(ports).installation.organizations();
  const byId = all.find(({ id }) => id === written);
  if (byId) return byId;
  const named = all.filter(({ name }) => name.toLowerCase() === written.toLowerCase());
  if (named.length > 1)
    throw new CliProblem(
      `Several organizations are named ${written}. Use the ID: ${named.map(({ id }) => id).join(", ")}.`,
    );
  if (!named[0])
    throw new CliProblem(`There is no organization ${written}. \`doorward org list\` shows them.`);
  return named[0];
}
