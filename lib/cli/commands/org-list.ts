import { doorReads } from "../../runtime/unit-of-work";
import type { CliCommand } from "../cli-command";

export const orgListCommand: CliCommand = {
  name: "org list",
  usage: "",
  summary: "Lists organizations with their IDs.",
  words: [0, 0],
  async run({ open }) {
    const rows = await doorReads(await open()).installation.organizations();
    const organizations = rows.map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
    }));
    return { json: { organizations }, lines: organizations.map(({ id, name }) => `${id}  ${name}`) };
  },
};
