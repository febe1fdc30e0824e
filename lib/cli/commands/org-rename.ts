import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorWork } from "../../runtime/unit-of-work";
import type { CliCommand } from "../cli-command";
import { findOrganization } from "../find-organization";
import { readOrganizationName } from "./org-create";

export const orgRenameCommand: CliCommand = {
  name: "org rename",
  usage: "<name or ID> <new name>",
  summary: "Renames an organization; its ID stays.",
  words: [2, 2],
  async run({ positionals: [written, wanted], open }) {
    const to = readOrganizationName(wanted!);
    const ports = await open();
    const { id, name: from } = await findOrganization(ports, written!);
    await doorWork(ports, async (door, _now, record) => {
      await door.of(id).organization.rename(to);
      await record(id, OPERATOR_ACTOR, { name: "organization.renamed", from, to });
    });
    return { json: { id, name: to }, lines: [`${from} is ${to} now (${id}).`] };
  },
};
