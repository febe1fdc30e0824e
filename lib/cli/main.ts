// The operator's command line: `npm run doorward -- <command>`. Exit codes: 0 done, 1 refused or wrong, 2 not understood.
import { parseArgs } from "node:util";
import { EnvironmentError } from "../runtime/env";
import type { Ports } from "../runtime/ports";
import { type CliAnswer, type CliCommand, CliMisunderstood, CliProblem } from "./cli-command";
import { COMMANDS } from "./commands";
import { commandHelp, commandList } from "./help";
import { openForOperator, sentenceOf } from "./open";

const GLOBAL = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

async function main(args: readonly string[]): Promise<number> {
  const words = args.filter((arg) => !arg.startsWith("-"));
  const asked = args.includes("--help") || args.includes("-h");
  const named = [words.slice(0, 2).join(" "), words[0] ?? ""];
  const command =
    COMMANDS.find(({ name }) => name === named[0]) ?? COMMANDS.find(({ name }) => name === named[1]);
  if (!command) {
    const group = COMMANDS.filter(({ name }) => name.startsWith(`${words[0]} `));
    if (words.length > 0 && group.length === 0)
      return misunderstood(`There is no command “${words[0]}”. These are there:`, commandList(COMMANDS));
    const list = commandList(group.length > 0 ? group : COMMANDS);
    if (!asked && (words.length > 1 || group.length === 0))
      return misunderstood(
        words.length > 1 ? `There is no command “${named[0]}”. These are there:` : "",
        list,
      );
    process.stdout.write(`${list}\n`);
    return asked ? 0 : 2;
  }
  if (asked) {
    process.stdout.write(`${commandHelp(command)}\n`);
    return 0;
  }
  const understood = understand(command, args);
  if ("problem" in understood)
    return misunderstood(understood.problem, `Usage: doorward ${command.name} ${command.usage}`);
  return run(command, understood.positionals, understood.values);
}

/** parseArgs says it in its own words, some of them over several lines. */
function misreadOption(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /'(?:-\w, )?(-[^\s']*)/.exec(message)?.[1];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option “${option}”.`;
  if (message.includes("does not take")) return `${option} takes no value.`;
  return `${option} needs a value after it; one that begins with “-” is written ${option}=-1.`;
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function understand(
  command: CliCommand,
  args: readonly string[],
): { positionals: string[]; values: Values } | { problem: string } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { ...GLOBAL, ...command.options },
      allowPositionals: true,
    });
    const rest = positionals.slice(command.name.split(" ").length);
    const [least, most] = command.words;
    if (rest.length < least) return { problem: "Something is missing." };
    if (rest.length > most) return { problem: `“${rest[most]}” is one word too many.` };
    return { positionals: rest, values: values as Values };
  } catch (error) {
    return { problem: misreadOption(error) };
  }
}

async function run(command: CliCommand, positionals: readonly string[], options: Values): Promise<number> {
  let opened: Promise<Ports> | undefined;
  const json = options.json === true;
  try {
    const answer = await command.run({
      positionals,
      options,
      folder: process.env.DOORWARD_CALLED_FROM || process.cwd(),
      open: () => {
        opened ??= openForOperator();
        return opened;
      },
      note: (line) => process.stderr.write(`${line}\n`),
    });
    print(answer, json);
    return 0;
  } catch (error) {
    const sentences = error instanceof CliProblem ? error.sentences : [sentenceOf(error)];
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ problems: sentences })}\n`);
    if (!(error instanceof CliProblem || error instanceof EnvironmentError) && process.env.DOORWARD_DEBUG)
      process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
    return error instanceof CliMisunderstood ? 2 : 1;
  } finally {
    await opened?.then(({ database }) => database.close()).catch(() => undefined);
  }
}

function print({ json, lines }: CliAnswer, asJson: boolean): void {
  if (asJson) process.stdout.write(`${JSON.stringify(json)}\n`);
  const text = lines.map((line) => `${line}\n`).join("");
  (asJson ? process.stderr : process.stdout).write(text);
}

function misunderstood(problem: string, usage: string): number {
  process.stderr.write(`${problem ? `${problem}\n` : ""}${usage}\n`);
  return 2;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
