import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { applyFile } from "../apply/apply-file";
import { readApplyFile } from "../apply/read-file";
import { type CliCommand, CliProblem } from "../cli-command";

/** Room for a hundred thousand people. */
const LARGEST_FILE = 32 * 1024 * 1024;

export const applyCommand: CliCommand = {
  name: "apply",
  usage: "<file.json | ->",
  summary: "Makes the database match a file; all of it or nothing, and safe to run twice.",
  details: [
    "The file lists organizations with their domains, users, ssoProfiles and exemptions; docs/apply.md describes every",
    "key. What the file does not mention stays as it is. `-` reads from stdin.",
  ],
  words: [1, 1],
  async run({ positionals: [name], folder, open, note }) {
    const fromStdin = name === "-";
    const path = resolve(folder, name!);
    const written = fromStdin ? await text(process.stdin) : await readText(path);
    const read = readApplyFile(written);
    if ("problems" in read) throw new CliProblem(...read.problems, NOTHING);
    const applied = await applyFile(await open(), read.file, {
      folder: fromStdin ? folder : dirname(path),
      label: fromStdin ? "a file from stdin" : basename(path),
    });
    if ("problems" in applied) throw new CliProblem(...applied.problems, NOTHING);
    for (const warning of applied.warnings) note(`Careful: ${warning}`);
    return {
      json: { organizations: applied.organizations },
      lines: [...applied.changes, changesText(applied.changes.length)],
    };
  },
};

const NOTHING = "Nothing was changed.";
const changesText = (count: number) => (count === 1 ? "1 change." : `${count} changes.`);

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CliProblem(
      error.code === "ENOENT"
        ? `${path} does not exist.`
        : error.code === "EISDIR"
          ? `${path} is a folder, not a file.`
          : `${path} cannot be read.`,
    );
  });
  if (bytes.length > LARGEST_FILE) throw new CliProblem(`${path} is larger than 32 MiB.`);
  return bytes.toString("utf8");
}
