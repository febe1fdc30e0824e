import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, CliProblem } from "../cli-command";
import { findPerson } from "../find-person";

export const userRestoreCommand: CliCommand = {
  name: "user restore",
  usage: "<email>",
  summary: "Lets a suspended person sign in again.",
  words: [1, 1],
  async run({ positionals: [written], open }) {
    return doorWork(await open(), async (door, _now, record) => {
      const { id, email, status: before, joinedAt, organizationId } = await findPerson(door, written!);
      if (before !== "suspended") throw new CliProblem(`${email} is not suspended.`);
      const status = joinedAt ? "active" : "invited";
      await door.of(organizationId).users.change(id, { status, suspendedAt: null });
      await record(organizationId, OPERATOR_ACTOR, { name: "user.restored", user: id, email });
      return { json: { email, status }, lines: [`Restored ${email} (${status}).`] };
    });
  },
};
