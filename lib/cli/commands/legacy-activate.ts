import { activateLegacy } from "../../operator/activate-legacy";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import { type CliCommand, CliProblem, textOption } from "../cli-command";
import { findOrganization } from "../find-organization";

export const legacyActivateCommand: CliCommand = {
  name: "legacy activate",
  usage: "--organization <ID or name> (--sso <JB ID> | --user <email>)",
  summary: "Gives a legacy SSO profile into its owners' hands: visible and editable in the Admin Center.",
  details: ["--user names somebody who signs in with it, where the ID is not known."],
  options: { organization: { type: "string" }, sso: { type: "string" }, user: { type: "string" } },
  words: [0, 0],
  async run(context) {
    const named = textOption(context, "organization");
    if (!named) throw new CliProblem("Say whose profile it is: --organization <ID or name>.");
    if (Boolean(textOption(context, "sso")) === Boolean(textOption(context, "user")))
      throw new CliProblem("Say which profile: --sso <JB ID>, or --user <email of somebody who uses it>.");
    const ports = await context.open();
    const organization = await findOrganization(ports, named);
    const activated = await activateLegacy(ports, OPERATOR_ACTOR, {
      organizationId: organization.id,
      ssoId: textOption(context, "sso") ?? "",
      email: textOption(context, "user") ?? "",
    });
    if ("problem" in activated) throw new CliProblem(activated.problem);
    const { id, profile: name } = activated.done;
    return {
      json: { id, name, organization: organization.id },
      lines: [`“${name}” (${id}) is now in the Admin Center of ${organization.name}.`],
    };
  },
};
