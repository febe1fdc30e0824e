// npm run bench -- load: sign-ins per second and core, from the POST at the ACS to a session, of the built product over
// HTTP, beside @boxyhq/saml-jackson. Writes docs/benchmarks-load.md. Needs Linux, for what the system counts in /proc.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../bin/test-postgres.mjs";
import { buildProduct } from "../../e2e/product";
import { median } from "../saml/measure";
import { type Contender, doorwardOn, jacksonOn, PINNED } from "./contender";
import { peakMebibytes, type Turn, turn } from "./measure";
import { page } from "./report";

const quick = process.argv.includes("--quick");
const { rounds, logins, warmUp } = quick
  ? { rounds: 2, logins: 60, warmUp: 60 }
  : { rounds: 5, logins: 120, warmUp: 300 };
const WIDTH = 8;

await buildProduct();
if (PINNED && cpus().length > 1)
  spawnSync("taskset", ["-a", "-c", "-p", `1-${cpus().length - 1}`, String(process.pid)]);
const folder = mkdtempSync(join(tmpdir(), "doorward-load-"));
const contenders: Contender[] = [];
try {
  contenders.push(await doorwardOn("SQLite", `file:${folder}/doorward.db`, folder));
  contenders.push(await jacksonOn("memory", { engine: "mem" }, folder));
  contenders.push(
    await jacksonOn("SQLite", { engine: "sql", type: "sqlite", url: `${folder}/jackson.db` }, folder),
  );
  const postgres = await startPostgres();
  if (postgres) {
    contenders.push(await doorwardOn("PostgreSQL", postgres.url, folder));
    const template = postgres.url.replace(/\/postgres$/, "/template1");
    const made = spawnSync("psql", [template, "-qc", "create database jackson"], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(made.stderr);
    const url = postgres.url.replace(/\/postgres$/, "/jackson");
    contenders.push(await jacksonOn("PostgreSQL", { engine: "sql", type: "postgres", url }, folder));
  }
  for (const contender of contenders) await turn(contender, warmUp, WIDTH);
  const turns = new Map<Contender, Turn[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) turns.get(contender)!.push(await turn(contender, logins, WIDTH));
  const rows = contenders.map((contender) => {
    const all = turns.get(contender)!;
    const latencies = all.flatMap((one) => one.latencies).sort((a, b) => a - b);
    return {
      name: contender.name,
      database: contender.database,
      perSecond: median(all.map((one) => one.logins / one.seconds)),
      perProcessorSecond: median(all.map((one) => one.logins / one.processorSeconds)),
      p50: latencies[Math.floor(latencies.length * 0.5)]!,
      p99: latencies[Math.floor(latencies.length * 0.99)]!,
      mebibytes: peakMebibytes(contender.pid),
    };
  });
  const text = page(rows, { rounds, logins, warmUp, width: WIDTH, pinned: PINNED, load: loadavg()[0]! });
  console.log(text);
  if (!quick) writeFileSync("docs/benchmarks-load.md", text);
} catch (error) {
  for (const log of readdirSync(folder).filter((file) => file.endsWith(".log")))
    console.error(`${log}\n${readFileSync(join(folder, log), "utf8").slice(-2000)}`);
  throw error;
} finally {
  for (const contender of contenders) contender.stop();
  rmSync(folder, { recursive: true, force: true });
}
// Connections that are kept alive, and PostgreSQL, would keep this waiting.
process.exit();
