import type { CliCommand } from "./cli-command";

/** Name and summary of each, aligned. */
export function commandList(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Usage: doorward <command> [--json] [--help]", "", ...rows].join("\n");
}

/** One command, whole. */
export function commandHelp({ name, usage, summary, details = [] }: CliCommand): string {
  return [
    `Usage: doorward ${name} ${usage}`.trimEnd(),
    "",
    summary,
    ...(details.length > 0 ? ["", ...details] : []),
    "",
    "--json  answer as JSON on stdout; everything else goes to stderr",
    "Exit codes: 0 done, 1 refused or wrong, 2 not understood.",
  ].join("\n");
}
