// npm run fuzz [-- COUNT [SEED]]: the long run; a million messages unless said otherwise. Ends with 1 when something broke.
import { fuzz } from "../lib/saml/testing/fuzz";

const count = Number(process.argv[2] ?? 1_000_000);
const first = Number(process.argv[3] ?? 1);
const STEP = 20_000;
const faults: Record<string, number> = {};
let admitted = 0;
let slowest = { milliseconds: 0, seed: first };
let broken = 0;
const start = performance.now();
for (let seed = first; seed < first + count; seed += STEP) {
  const report = fuzz(seed, Math.min(STEP, first + count - seed));
  for (const [code, times] of Object.entries(report.faults)) faults[code] = (faults[code] ?? 0) + times;
  admitted += report.admitted;
  broken += report.broken.length;
  if (report.slowest.milliseconds > slowest.milliseconds) slowest = report.slowest;
  for (const { seed: at, why } of report.broken) console.error(`seed ${at}: ${why}`);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${seed - first + report.messages} of ${count} messages, ${seconds} s, ${broken} broken, slowest ${slowest.milliseconds.toFixed(1)} ms (seed ${slowest.seed})`,
  );
}
console.log(`admitted bob ${admitted} times, refused:`);
console.table(faults);
process.exitCode = broken > 0 || slowest.milliseconds > 50 ? 1 : 0;
