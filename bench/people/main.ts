// npm run bench -- people [people=1000000] [PostgreSQL url]: the list of people at 1,000 and at a million, on both databases.
// Prints the ratios and the growth of the process; at a million it writes docs/people-at-a-million.md.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../bin/test-postgres.mjs";
import { openDatabase } from "../../db";
import type { Database } from "../../db/database";
import { type Growth, growthOfBulk, growthOfExport } from "./memory";
import { plant } from "./plant";
import { benchPorts, owner } from "./ports";
import { measure } from "./questions";
import { report } from "./report";
import { settle } from "./settle";

const SMALL = 1000;
const LARGE = Number(process.argv[2] ?? 1_000_000);
const NOW = new Date();

export interface Measured {
  readonly dialect: Database["dialect"];
  readonly small: ReadonlyMap<string, number>;
  readonly large: ReadonlyMap<string, number>;
  readonly exported: Growth;
  readonly changed: Growth;
}

async function bench(url: string): Promise<Measured> {
  const database = await openDatabase(url);
  try {
    const few = await plant(database, SMALL, NOW);
    await settle(database, url);
    const small = await measure(database, few, SMALL, NOW);
    const begun = performance.now();
    const many = await plant(database, LARGE, NOW);
    await settle(database, url);
    console.error(
      `${database.dialect}: ${LARGE.toLocaleString("en")} people made in ${Math.round((performance.now() - begun) / 1000)} s`,
    );
    const large = await measure(database, many, LARGE, NOW);
    const ports = await benchPorts(database, NOW);
    const exported = await growthOfExport(ports, owner(many, NOW));
    const changed = await growthOfBulk(ports, owner(many, NOW), 2);
    return { dialect: database.dialect, small, large, exported, changed };
  } finally {
    await database.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "doorward-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const server = process.argv[3] ?? (await startPostgres())?.url;
const found: Measured[] = [];
for (const url of [`file:${join(folder, "bench.db")}`, ...(server ? [server] : [])]) {
  found.push(await bench(url));
  console.log(report([found.at(-1)!], { small: SMALL, large: LARGE }));
  if (LARGE < 1_000_000) continue;
  const machine = `Node ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the end`;
  writeFileSync("docs/people-at-a-million.md", report(found, { small: SMALL, large: LARGE, machine }));
}
process.exit(0);
