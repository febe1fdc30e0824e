import type { DoorRepositories } from "../../../db/repositories";
import type { ProfileRow } from "../../../db/repositories/profiles";
import type { OrganizationId } from "../../core/ids";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, type CliContext, CliProblem, textOption } from "../cli-command";
import { findOrganization } from "../find-organization";
import { findPerson } from "../find-person";

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
    return doorWork(ports, async (door, _now, record) => {
      const { id, name, visible } = await wanted(context, door, organization);
      if (visible) throw new CliProblem(`“${name}” (${id}) is active already.`);
      await door.of(organization.id).legacyProfiles.activate(id);
      await record(organization.id, OPERATOR_ACTOR, {
        name: "sso-profile.activated",
        profileId: id,
        profile: name,
      });
      return {
        json: { id, name, organization: organization.id },
        lines: [`“${name}” (${id}) is now in the Admin Center of ${organization.name}.`],
      };
    });
  },
};

async function wanted(
  context: CliContext,
  door: DoorRepositories,
  organization: { id: OrganizationId; name: string },
): Promise<ProfileRow> {
  const { legacyProfiles } = door.of(organization.id);
  const ssoId = textOption(context, "sso");
  if (ssoId) {
    const profile = (await legacyProfiles.list()).find(({ id }) => id === ssoId);
    if (!profile) throw new CliProblem(`${organization.name} has no legacy profile ${ssoId}.`);
    return profile;
  }
  const person = await findPerson(door, textOption(context, "user")!);
  if (person.organizationId !== organization.id)
    throw new CliProblem(`${person.email} is nobody of ${organization.name}.`);
  const found = await legacyProfiles.ofPerson(person);
  if (found.length > 1)
    throw new CliProblem(
      `${person.email} uses several: ${found.map(({ id }) => id).join(", ")}. Choose one with --sso.`,
    );
  if (!found[0])
    throw new CliProblem(`${person.email} signs in with no legacy profile of ${organization.name}.`);
  return found[0];
}
