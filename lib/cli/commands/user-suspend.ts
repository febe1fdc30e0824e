import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, CliProblem } from "../cli-command";
import { findPerson, refuseLast } from "../find-person";

export const userSuspendCommand: CliCommand = {
  name: "user suspend",
  usage: "<email>",
  summary: "Lets a person sign in no more, and ends their sessions now.",
  words: [1, 1],
  async run({ positionals: [written], open }) {
    return doorWork(await open(), async (door, now, record) => {
      const person = await findPerson(door, written!);
      const { id, email, organizationId } = person;
      if (person.status === "suspended") throw new CliProblem(`${email} is suspended already.`);
      await refuseLast(door, person, "suspend");
      const { users, sessions, links } = door.of(organizationId);
      await users.change(id, { status: "suspended", suspendedAt: now });
      const ended = await sessions.endAll({ userId: id }, now);
      for (const purpose of ["invitation", "password-reset", "set-password"] as const)
        await links.revoke({ purpose, userId: id }, now);
      await record(organizationId, OPERATOR_ACTOR, { name: "user.suspended", user: id, email });
      return {
        json: { email, status: "suspended", sessionsEnded: ended },
        lines: [`Suspended ${email}; ${ended} of their sessions ended.`],
      };
    });
  },
};
