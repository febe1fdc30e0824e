import { doorReads } from "../../runtime/unit-of-work";
import { type CliCommand, textOption } from "../cli-command";
import { findOrganization } from "../find-organization";

export const legacyListCommand: CliCommand = {
  name: "legacy list",
  usage: "[--organization <name or ID>]",
  summary: "Lists legacy SSO profiles (JB…), with those that the Admin Center does not show yet.",
  options: { organization: { type: "string" } },
  words: [0, 0],
  async run(context) {
    const ports = await context.open();
    const door = doorReads(ports);
    const only = textOption(context, "organization");
    const organizations = only
      ? [await findOrganization(ports, only)]
      : await door.installation.organizations();
    const profiles = [];
    for (const organization of organizations)
      for (const { id, name, visible, live } of await door.of(organization.id).legacyProfiles.list())
        profiles.push({
          id,
          name,
          organization: organization.id,
          active: visible,
          issuer: live?.issuer ?? null,
        });
    return {
      json: { profiles },
      lines:
        profiles.length > 0
          ? profiles.map(
              ({ id, name, organization, active }) =>
                `${id}  ${active ? "active    " : "not active"}  ${name} (${organization})`,
            )
          : ["There are no legacy profiles."],
    };
  },
};
