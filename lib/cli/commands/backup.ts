import { chmodSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { copySqlite, inspectSqlite } from "../../../db/backup";
import { type CliCommand, CliProblem } from "../cli-command";
import { sentenceOf } from "../open";
import { countsText, sqliteFile } from "../sqlite-file";

export const backupCommand: CliCommand = {
  name: "backup",
  usage: "<file>",
  summary: "Copies the SQLite database to a file while the product runs, and checks the copy.",
  details: [
    "With PostgreSQL use pg_dump. Keep the file auth-secret of the data folder (or AUTH_SECRET) apart from the copy, but",
    "keep it: without it the private keys and second factors in the copy cannot be read.",
  ],
  words: [1, 1],
  async run({ positionals: [name], folder }) {
    const from = sqliteFile("With PostgreSQL, back up with pg_dump --format=custom.");
    const to = resolve(folder, name!);
    if (!existsSync(from)) throw new CliProblem(`There is no database at ${from} yet.`);
    // Not made by itself: a mistyped mount point must not look like a good copy.
    if (!existsSync(dirname(to))) throw new CliProblem(`There is no folder ${dirname(to)}. Make it first.`);
    if (existsSync(to)) throw new CliProblem(`${to} exists already. Choose another name.`);
    const part = `${to}.part`;
    try {
      await copySqlite(from, part);
      const state = inspectSqlite(part);
      if ("problem" in state)
        throw new CliProblem("The copy is not sound, and was thrown away. Look at the disk.");
      // Password hashes and sealed keys are in it.
      chmodSync(part, 0o600);
      renameSync(part, to);
      const { size } = statSync(to);
      return {
        json: { file: to, bytes: size, organizations: state.organizations, users: state.users },
        lines: [
          `Copied ${countsText(state)} to ${to} (${size} bytes).`,
          `Keep ${process.env.AUTH_SECRET ? "the AUTH_SECRET of the environment" : join(dirname(from), "auth-secret")} too: the copy needs it.`,
        ],
      };
    } catch (error) {
      if (error instanceof CliProblem) throw error;
      throw new CliProblem(`${to} could not be written: ${sentenceOf(error)}`);
    } finally {
      for (const file of [part, `${part}-journal`]) rmSync(file, { force: true });
    }
  },
};
