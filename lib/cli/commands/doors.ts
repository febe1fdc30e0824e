import { parseTypedEmail } from "../../core/email";
import { tryAllDoors } from "../../doors/all-doors";
import { type CliCommand, CliProblem } from "../cli-command";

export const doorsCommand: CliCommand = {
  name: "doors",
  usage: "<email>",
  summary: "Tries every way in for one address, and says which are open and why.",
  details: [
    "Each is tried with the product's own functions, as if every password, code and link were right, in a transaction",
    "that is taken back: no session begins, nothing is sent, and nothing is written to any log.",
  ],
  words: [1, 1],
  async run(context) {
    const written = context.positionals[0]!;
    const email = parseTypedEmail(written);
    if (!email) throw new CliProblem(`“${written}” is not an e-mail address.`);
    const doors = await tryAllDoors(await context.open(), { email });
    const open = doors.filter(({ closed }) => !closed).length;
    return {
      json: { email, open, doors },
      lines: [
        open === 0
          ? `Every way in is closed for ${email}.`
          : `${open} of ${doors.length} ways in are open for ${email}.`,
        ...doors.map(({ title, closed, because }) => `${closed ? "closed" : "OPEN  "}  ${title}. ${because}`),
      ],
    };
  },
};
