import type { Measured } from "./main";
import type { Growth } from "./memory";

const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;
const n = (value: number) => value.toLocaleString("en");

/** The measured tables as a document. */
export function report(
  found: readonly Measured[],
  { small, large, machine }: { small: number; large: number; machine?: string },
): string {
  const tables = found.map(
    (one) => `## ${NAMES[one.dialect]}\n\n${times(one, small, large)}\n\n${memory(one)}\n`,
  );
  return `${machine ? head(small, large, machine) : ""}${tables.join("\n")}`;
}

const head = (small: number, large: number, machine: string) => `# People at a million

Written by \`npm run bench -- people\`. One organization with ${n(large)} people beside one with ${n(small)}, on the same machine and in the same database. Each time is the median of 21 for the whole question that the page **Users** asks: 25 people, how each signs in, how many match (counting stops at 1,000), how many are outside the domains, and the domains. ${machine}.

`;

function times({ small, large }: Measured, few: number, many: number): string {
  const rows = [...large].map(([name, slow]) => {
    const fast = small.get(name)!;
    return `| ${name} | ${fast.toFixed(2)} | ${slow.toFixed(2)} | ${(slow / fast).toFixed(2)} × |`;
  });
  return [
    `| milliseconds | ${n(few)} people | ${n(many)} people | ratio |`,
    "| --- | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

function memory({ exported, changed }: Measured): string {
  const row = (what: string, { people, mebibytes, seconds }: Growth) =>
    `| ${what} | ${n(people)} | ${mebibytes.toFixed(0)} MiB | ${seconds.toFixed(0)} s |`;
  return [
    "| | people | the process grew by at most | took |",
    "| --- | ---: | ---: | ---: |",
    row("CSV export of everybody", exported),
    row("“Require SSO” for everybody who is exempt", changed),
  ].join("\n");
}
