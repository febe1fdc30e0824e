import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, CliProblem } from "../cli-command";
import { findPerson } from "../find-person";

export const userOperatorCommand: CliCommand = {
  name: "user operator",
  usage: "<email> <on|off>",
  summary: "Lets a person see the operator's pages, or no longer.",
  words: [2, 2],
  async run({ positionals: [written, wanted], open }) {
    if (wanted !== "on" && wanted !== "off") throw new CliProblem(`Say on or off; “${wanted}” is neither.`);
    const operator = wanted === "on";
    return doorWork(await open(), async (door, _now, record) => {
      const { id, email, organizationId, operator: before } = await findPerson(door, written!);
      if (before === operator)
        throw new CliProblem(`${email} is ${operator ? "an" : "no"} operator already.`);
      await door.of(organizationId).users.change(id, { operator });
      const word = (is: boolean) => (is ? "operator" : "no operator");
      await record(organizationId, OPERATOR_ACTOR, {
        name: "settings.changed",
        setting: email,
        from: word(before),
        to: word(operator),
      });
      return {
        json: { email, operator },
        lines: [`${email} is ${operator ? "an operator" : "no operator"} now.`],
      };
    });
  },
};
