// The shape of every command: what it takes, what it answers, and how it stops.
import type { ParseArgsConfig } from "node:util";
import type { Ports } from "../runtime/ports";

export interface CliContext {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  /** Where the command was called: files are named from there. */
  readonly folder: string;
  /** Opens the database, at most once; closed afterwards. */
  open(): Promise<Ports>;
  /** Progress and warnings: on stderr. */
  note(line: string): void;
}

export interface CliAnswer {
  /** With --json: this and nothing else on stdout. */
  readonly json: unknown;
  /** For people. */
  readonly lines: readonly string[];
}

export interface CliCommand {
  /** `user add`. */
  readonly name: string;
  /** After the name: `<email> --organization <name or ID>`. */
  readonly usage: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** More, for --help. */
  readonly details?: readonly string[];
  readonly options?: ParseArgsConfig["options"];
  /** How many words it takes: least and most. */
  readonly words: readonly [number, number];
  run(context: CliContext): Promise<CliAnswer>;
}

/** Refused or wrong: its sentences, and exit code 1. */
export class CliProblem extends Error {
  readonly sentences: readonly string[];
  constructor(...sentences: string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

/** Called wrongly: exit code 2, as for what main.ts does not understand. */
export class CliMisunderstood extends CliProblem {}

/** The option's text, or null. */
export const textOption = ({ options }: CliContext, name: string): string | null => {
  const value = options[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
};
