// Runs before the server does (bin/prepare.mjs): judges the environment, opens and migrates the database, plants the demo
// world or makes the first operator's address. Answers {"lines": […]}: what to print once the server listens.
import { DEMO_PASSWORD, DEMO_PEOPLE } from "../core/demo-people";
import { issueFirstStart } from "../login/first-start";
import { practiceOrigin } from "../practice/practice-identity-provider";
import type { Env } from "../runtime/env";
import type { Ports } from "../runtime/ports";
import { CliProblem } from "./cli-command";
import { isDemoWorld, seedDemoWorld } from "./demo-world";
import { openForOperator, sentenceOf } from "./open";

async function prepare(mode: string | undefined): Promise<readonly string[]> {
  const ports = await openForOperator();
  try {
    return mode === "demo" ? await demoLines(ports) : await startLines(ports);
  } finally {
    await ports.database.close();
  }
}

async function demoLines(ports: Ports): Promise<readonly string[]> {
  const problem = await seedDemoWorld(ports);
  if (problem) throw new CliProblem(problem.problem);
  return demoText(ports.env);
}

function demoText({ appUrl }: Env): readonly string[] {
  const width = Math.max(...DEMO_PEOPLE.map(({ email }) => email.length));
  return [
    "",
    `Doorward runs at ${appUrl} with a practice world. Stop it with Ctrl+C.`,
    "",
    `People (the password of each is: ${DEMO_PASSWORD})`,
    ...DEMO_PEOPLE.map(({ email, note }) => `  ${email.padEnd(width)}  ${note}`),
    "",
    `Next: open ${appUrl}/login and type bob@acme.test. You go to the practice identity provider (${practiceOrigin(appUrl)}): choose Bob there, and come back signed in.`,
    "",
  ];
}

async function startLines(ports: Ports): Promise<readonly string[]> {
  const { appUrl } = ports.env;
  const lines = ["", `Doorward runs at ${appUrl}. Stop it with Ctrl+C.`];
  if (await isDemoWorld(ports))
    lines.push("Careful: this database is a demo's, whose passwords everybody knows.");
  const address = await issueFirstStart(ports);
  if (address)
    lines.push(
      "",
      "There is nobody here yet. Make the first operator and organization at",
      `  ${address}`,
      "(it works once, for 24 hours; the next start prints a new one)",
    );
  return [...lines, ""];
}

prepare(process.argv[2])
  .then((lines) => process.stdout.write(JSON.stringify({ lines })))
  .catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  });
