import { cpus } from "node:os";

export interface Row {
  readonly name: string;
  readonly database: string;
  readonly perSecond: number;
  readonly perProcessorSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly mebibytes: number;
}

/** docs/benchmarks-load.md. */
export function page(
  rows: readonly Row[],
  run: { rounds: number; logins: number; warmUp: number; width: number; pinned: boolean; load: number },
): string {
  const ours = (database: string) => rows.find((row) => row.name === "Doorward" && row.database === database);
  const ratio = ({ name, database, perProcessorSecond }: Row) => {
    const own = ours(database) ?? ours("SQLite");
    return name === "Doorward" || !own
      ? ""
      : ` (${(own.perProcessorSecond / perProcessorSecond).toFixed(2)} ×)`;
  };
  const lines = rows.map((row) => {
    const cells = [
      row.name,
      row.database,
      Math.round(row.perSecond),
      `${Math.round(row.perProcessorSecond)}${ratio(row)}`,
      row.p50.toFixed(1),
      row.p99.toFixed(1),
      Math.round(row.mebibytes),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `# Benchmark of whole sign-ins

Written by \`npm run bench -- load\` on ${new Date().toISOString().slice(0, 10)}; run it to have the numbers of your own machine. This run: Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model ?? "an unknown processor"}, ${run.pinned ? "each server on the first core, the load and PostgreSQL on the others" : "not pinned to cores: there is no taskset"}; ${run.rounds} rounds of ${run.logins} sign-ins, ${run.width} at a time, in which everybody took turns, after ${run.warmUp} each to warm up. The load of the machine at the end was ${run.load.toFixed(1)}.

Each sign-in brings a response of 8 KB, its assertion signed with RSA-SHA256 before the clock starts, that answers a request of its own.

- **Doorward** is the built product as it is run: POST at the ACS (every rule of [the SAML edge](saml-edge.md), limits, the log's row, the ticket), 303, GET \`/login/complete\` (the policy asked again, the session, the audit trail), session cookie.
- **@boxyhq/saml-jackson** is its \`samlResponse\` behind nothing but Node's own \`http\`: one POST, 303 with its code. It keeps no session, no log and no limits, and the code would still have to be changed for a token; so it does less.

| | database | a second | a second of processor time (Doorward’s, times as many) | p50, ms | p99, ms | memory, MiB |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${lines.join("\n")}

"A second of processor time" is what one core does when nothing else is on it: the processor time of the server's process, PostgreSQL's not counted for either. In brackets: how many times as many Doorward does on the same database (for memory, Doorward on SQLite).
`;
}
