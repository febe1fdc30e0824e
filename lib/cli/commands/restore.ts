import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type CopyState, inspectSqlite, isInUse } from "../../../db/backup";
import { makeFolder } from "../../../db/make-folder";
import { type CliCommand, CliProblem } from "../cli-command";
import { openForOperator } from "../open";
import { countsText, sqliteFile } from "../sqlite-file";

export const restoreCommand: CliCommand = {
  name: "restore",
  usage: "<file>",
  summary: "Puts a backup in place of the SQLite database; the product must be stopped.",
  details: [
    "The file is checked first. What was there before is kept beside it, under a name that is printed.",
    "Everybody signs in again if AUTH_SECRET is another one than at the time of the backup.",
  ],
  words: [1, 1],
  async run({ positionals: [name], folder }) {
    const to = sqliteFile("With PostgreSQL, restore with pg_restore, then start Doorward.");
    const from = resolve(folder, name!);
    if (!existsSync(from)) throw new CliProblem(`${from} does not exist.`);
    if (from === to) throw new CliProblem("That is the database itself.");
    const state = inspectSqlite(from);
    if ("problem" in state)
      throw new CliProblem(`${from} ${PROBLEMS[state.problem]}`, "Nothing was changed.");
    if (isInUse(to)) throw new CliProblem("Doorward is running on this database. Stop it first.");
    makeFolder(dirname(to));
    const part = `${to}.part`;
    rmSync(part, { force: true });
    copyFileSync(from, part);
    const kept = existsSync(to)
      ? `${to}.before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`
      : null;
    for (const end of ["", "-wal", "-shm"])
      if (kept && existsSync(to + end)) renameSync(to + end, kept + end);
    renameSync(part, to);
    // Opening brings an older copy up to date.
    await (await openForOperator()).database.close();
    return {
      json: { file: to, organizations: state.organizations, users: state.users, kept },
      lines: [
        `Restored ${countsText(state)} from ${from}.`,
        ...(kept ? [`What was there before: ${kept}`] : []),
      ],
    };
  },
};

const PROBLEMS: Readonly<Record<Extract<CopyState, { problem: string }>["problem"], string>> = {
  "not-a-database": "is not a SQLite database.",
  damaged: "is damaged: its integrity check failed.",
  "not-ours": "is a SQLite database, but not one of Doorward.",
  newer: "was made by a newer Doorward. Restore it with that version.",
};
