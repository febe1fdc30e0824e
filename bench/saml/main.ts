// npm run bench -- saml: how many genuine responses a second, and what hostile ones cost. Writes docs/benchmarks.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { cost, hostileField, KIB, KINDS } from "./hostile";
import { rates, warmUp } from "./measure";
import { MESSAGES } from "./messages";
import { PEERS } from "./peers";
import { plot } from "./plot";

const quick = process.argv.includes("--quick");
const turns = quick
  ? { warmUp: 250, rounds: 3, milliseconds: 100 }
  : { warmUp: 500, rounds: 7, milliseconds: 200 };
// Some of them write to the console with every message.
const silent = () => undefined;
const { log } = console;
Object.assign(console, { warn: silent, error: silent });

const judges = Object.fromEntries(Object.entries(PEERS).map(([name, make]) => [name, make()]));
const names = Object.keys(judges);
// Their code is compiled by use, and slow before.
for (const judge of Object.values(judges)) await warmUp(judge, MESSAGES[0]!, turns.warmUp);
const rows: string[] = [];
for (const message of MESSAGES) {
  const found = await rates(judges, message, turns);
  const ours = found.Doorward!.perSecond!;
  const cells = names.map((name) => {
    const { perSecond, why } = found[name]!;
    if (perSecond === null) return `no: ${why!.replaceAll("|", "/").split("\n")[0]!.slice(0, 40)}`;
    const ratio =
      name === "Doorward" ? "" : ` (${(ours / perSecond).toFixed(ours / perSecond < 2 ? 2 : 0)} ×)`;
    return Math.round(perSecond).toLocaleString("en") + ratio;
  });
  rows.push(`| ${message.size} | ${message.signed} | ${cells.join(" | ")} |`);
  log(rows.at(-1));
}

const costs = KINDS.map((kind) => ({ kind, all: KIB.map((kib) => cost(hostileField(kind, kib))) }));
const costRows = costs.map(({ kind, all }) => {
  const codes = [...new Set(all.map(({ code }) => code))].join(", ");
  return `| ${kind} | ${all.map(({ milliseconds }) => milliseconds.toFixed(2)).join(" | ")} | ${codes} |`;
});
for (const row of costRows) log(row);
const dearest = [...costs].sort((a, b) => b.all[2]!.milliseconds - a.all[2]!.milliseconds).slice(0, 10);
mkdirSync("docs", { recursive: true });
writeFileSync(
  "docs/hostile-messages.svg",
  plot(
    "Milliseconds to refuse a hostile message, by its size",
    dearest.map(({ kind, all }) => ({
      name: kind,
      points: all.map(({ milliseconds }, index) => [KIB[index]!, milliseconds] as const),
    })),
    { x: KIB, y: [0.01, 0.1, 1, 10, 100], xName: "KiB", yName: "milliseconds" },
    { x: 4, y: 5, words: "5 ms" },
  ),
);
writeFileSync(
  "docs/benchmarks.md",
  `# Benchmarks

Written by \`npm run bench -- saml\`; run it to have the numbers of your own machine. Ratios of one run can be compared with those of another, numbers only on the same quiet machine. This run: Node ${process.versions.node}, one core of ${cpus()[0]?.model ?? "an unknown processor"}, medians of ${turns.rounds} rounds of ${turns.milliseconds} ms of processor time in which everybody took turns, after ${turns.warmUp} messages each to warm up. The load of the machine at the end was ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores.

## Genuine responses

Messages per second of processor time, from the form field to the person. In brackets: how many times as fast Doorward is. Ours is the whole of \`verifyResponse\` and \`checkAssertion\`: every rule of [the SAML edge](saml-edge.md). The others do fewer checks: none of them compares all of Recipient, Destination, InResponseTo and SubjectConfirmation by default. "RSA verify alone" is the one operation that nobody can leave out.

| size | signed | ${names.join(" | ")} |
| --- | --- | ${names.map(() => "---:").join(" | ")} |
${rows.join("\n")}

"no" means that this library does not let the message in, and what it said.

## Hostile messages

Milliseconds of processor time until the refusal, median of eleven. Where it can, the message carries a proper signature by a stranger with his certificate, so that nothing ends early because a signature is missing. The size is that of the excess. No message of more than 256 KiB is read.

| what there is too much of | ${KIB.map((kib) => `${kib} KiB`).join(" | ")} | refused as |
| --- | ${KIB.map(() => "---:").join(" | ")} | --- |
${costRows.join("\n")}

![Milliseconds to refuse, by size: straight lines, all below 5 ms at 64 KiB](hostile-messages.svg)
`,
);
log("\nWritten: docs/benchmarks.md, docs/hostile-messages.svg");
