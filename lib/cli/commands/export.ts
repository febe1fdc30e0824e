import { type CliCommand, textOption } from "../cli-command";
import { exportWorld } from "../export/export-world";
import { findOrganization } from "../find-organization";

export const exportCommand: CliCommand = {
  name: "export",
  usage: "[--organization <name or ID>]",
  summary: "Prints the database as the file that apply reads, without passwords.",
  details: [
    "Applying the answer again changes nothing. Profiles that were never published are left out.",
    "npm prints a banner before the answer; `node bin/doorward.mjs export > file.json` does not.",
  ],
  options: { organization: { type: "string" } },
  words: [0, 0],
  async run(context) {
    const ports = await context.open();
    const name = textOption(context, "organization");
    const world = await exportWorld(ports, name ? (await findOrganization(ports, name)).id : null);
    return { json: world, lines: context.options.json ? [] : [JSON.stringify(world, null, 2)] };
  },
};
