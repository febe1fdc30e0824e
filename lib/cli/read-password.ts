import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { judgePassword } from "../core/password-rules";
import { isCommonPassword } from "../runtime/common-passwords";
import { CliProblem } from "./cli-command";

/** The password from stdin: typed unseen, or piped. Never from an argument, which every user of the machine can read. */
export async function readPassword(about: readonly string[]): Promise<string> {
  const password = process.stdin.isTTY ? await typed() : (await text(process.stdin)).replace(/\r?\n$/, "");
  const weak = judgePassword(password, about, isCommonPassword);
  if (weak) throw new CliProblem(weak);
  return password;
}

function typed(): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: undefined, terminal: true });
  process.stderr.write("New password (not shown): ");
  return new Promise((settle) => {
    prompt.once("line", (line) => {
      process.stderr.write("\n");
      prompt.close();
      settle(line);
    });
  });
}
