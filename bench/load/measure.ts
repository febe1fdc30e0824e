// What a turn of sign-ins took: of the clock, of the processor, and of memory, as the system counts it for the process.
import { readdirSync, readFileSync } from "node:fs";
import type { Contender, Login } from "./contender";

export interface Turn {
  readonly logins: number;
  /** Milliseconds of each sign-in, in order. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  readonly processorSeconds: number;
}

const TICKS = 100;

/** Prepares so many sign-ins, then runs them, `width` at a time. */
export async function turn(contender: Contender, logins: number, width: number): Promise<Turn> {
  const waiting: Login[] = [];
  for (let index = 0; index < logins; index++) waiting.push(await contender.begin());
  const latencies: number[] = [];
  const before = processorSeconds(contender.pid);
  const begun = performance.now();
  const worker = async () => {
    for (let login = waiting.pop(); login; login = waiting.pop()) {
      const start = performance.now();
      await login();
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return {
    logins,
    latencies: latencies.sort((a, b) => a - b),
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: processorSeconds(contender.pid) - before,
  };
}

/** Of the process and those that it started. */
export function processorSeconds(pid: number): number {
  return familyOf(pid).reduce((sum, one) => {
    const fields = statOf(one);
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS;
  }, 0);
}

/** The most that the process and those that it started held at once, in MiB. */
export function peakMebibytes(pid: number): number {
  return familyOf(pid).reduce((sum, one) => {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${one}/status`));
    return sum + Number(peak?.[1] ?? 0) / 1024;
  }, 0);
}

function familyOf(pid: number): number[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const found = [pid];
  for (const parent of found) found.push(...all.filter((one) => Number(statOf(one)[1]) === parent));
  return found;
}

/** The fields after the name, which may hold spaces: state, parent … */
const statOf = (pid: number) =>
  read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, "")
    .split(" ");

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // it has ended
  }
}
