// Interleaved: each round gives every contender a short turn, so that a busy machine is busy for all of them.
import type { Message } from "./messages";
import type { Judge } from "./peers";

export interface Rate {
  /** Messages a second; null: it does not let this message in. */
  readonly perSecond: number | null;
  readonly why?: string;
}

/** The median of the rounds' rates. */
export async function rates(
  judges: Readonly<Record<string, Judge>>,
  message: Message,
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Record<string, Rate>> {
  const turns: Record<string, number[]> = {};
  const failures: Record<string, string> = {};
  for (const [name, judge] of Object.entries(judges)) {
    turns[name] = [];
    const why = await problem(judge, message);
    if (why) failures[name] = why;
    else await turn(judge, message, milliseconds);
  }
  for (let round = 0; round < rounds; round++)
    for (const [name, judge] of Object.entries(judges))
      if (!failures[name]) turns[name]!.push(await turn(judge, message, milliseconds));
  return Object.fromEntries(
    Object.keys(judges).map((name) => [
      name,
      failures[name] ? { perSecond: null, why: failures[name] } : { perSecond: median(turns[name]!) },
    ]),
  );
}

async function problem(judge: Judge, message: Message): Promise<string | null> {
  try {
    return (await judge(message)) ? null : "says no";
  } catch (error) {
    return String((error as Error).message ?? error).slice(0, 120);
  }
}

export async function warmUp(judge: Judge, message: Message, messages: number): Promise<void> {
  for (let count = 0; count < messages; count++) await judge(message);
}

async function turn(judge: Judge, message: Message, milliseconds: number): Promise<number> {
  const start = process.cpuUsage();
  let count = 0;
  let passed = 0;
  do {
    const answer = judge(message);
    if (answer instanceof Promise) await answer;
    count++;
    passed = processorTime(start);
  } while (passed < milliseconds);
  return (count * 1000) / passed;
}

/** Milliseconds of processor time since then: what others do on this machine does not count. */
export function processorTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
