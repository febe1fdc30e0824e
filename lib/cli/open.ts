// The command line's ports, and how it speaks: answers on stdout, everything else on stderr, never a stack.
import { EnvironmentError } from "../runtime/env";
import { jsonLog } from "../runtime/log";
import { openPorts, type Ports } from "../runtime/ports";
import { CliProblem } from "./cli-command";

/** Opens the database of the environment. Throws EnvironmentError or CliProblem. */
export async function openForOperator(): Promise<Ports> {
  try {
    return await openPorts({ log: jsonLog((line) => process.stderr.write(`${line}\n`)) });
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new CliProblem(`The database that DATABASE_URL names did not open: ${sentenceOf(error)}`);
  }
}

/** What an unexpected error says, in one line that ends with a full stop. */
export function sentenceOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = cause instanceof Error ? cause.message || cause.name : String(cause);
  const line = text.split("\n", 1)[0]!.trim();
  const code = (cause as { code?: unknown }).code;
  const said = line || (typeof code === "string" ? code : "no reason was given");
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
