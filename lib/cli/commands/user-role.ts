import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, CliProblem } from "../cli-command";
import { findPerson, refuseLast } from "../find-person";
import { readRole } from "./user-add";

export const userRoleCommand: CliCommand = {
  name: "user role",
  usage: "<email> <owner|admin|member>",
  summary: "Changes a person's role. The last owner stays one.",
  words: [2, 2],
  async run({ positionals: [written, wanted], open }) {
    const role = readRole(wanted!);
    return doorWork(await open(), async (door, _now, record) => {
      const person = await findPerson(door, written!);
      const { id, email, organizationId, role: from } = person;
      if (from === role) throw new CliProblem(`${email} is ${role} already.`);
      await refuseLast(door, person, "change-role", role);
      await door.of(organizationId).users.change(id, { role });
      await record(organizationId, OPERATOR_ACTOR, {
        name: "user.role-changed",
        user: id,
        email,
        from,
        to: role,
      });
      return { json: { email, role }, lines: [`${email} was ${from} and is ${role} now.`] };
    });
  },
};
