// One process of several: posts the same response many times at once, as soon as it is told to, and redeems what it got.
// Run by once-across-processes.test.ts; prints {"tickets", "sessions", "thrown"}.
import { openDatabase } from "../../../db";
import type { ProfileId } from "../../core/ids";
import type { Env } from "../../runtime/env";
import { sealFor } from "../../runtime/secrets";
import { receiveAssertion } from "../receive-assertion";
import { redeemTicket } from "../redeem-ticket";

export interface PostMany {
  readonly databaseUrl: string;
  readonly env: Env;
  readonly now: string;
  readonly profileId: ProfileId;
  readonly samlResponse: string;
  readonly browser: string;
  readonly times: number;
}

async function postMany(task: PostMany): Promise<void> {
  const { env, profileId, samlResponse, browser, times } = task;
  const database = await openDatabase(task.databaseUrl);
  const ports = { database, env, clock: () => new Date(task.now), seal: sealFor(env.authSecret, "at-rest") };
  const told = new Promise((resolve) => process.stdin.once("data", resolve));
  process.stdout.write("ready\n");
  await told;
  const counts = { tickets: 0, sessions: 0, thrown: [] as string[] };
  const one = async (number: number) => {
    // From many addresses: the limit per network is another test's.
    const visitor = { ip: `203.0.113.${number % 250}`, userAgent: null };
    try {
      const answer = await receiveAssertion(ports, { profileId, samlResponse, relayState: null, visitor });
      if (!("ticket" in answer)) return;
      counts.tickets++;
      if (await redeemTicket(ports, { ticket: answer.ticket, browser, ...visitor })) counts.sessions++;
    } catch (error) {
      counts.thrown.push(String(error).slice(0, 200));
    }
  };
  await Promise.all(Array.from({ length: times }, (_, number) => one(number)));
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  await database.close();
  process.exit(0);
}

void postMany(JSON.parse(process.argv[2]!));
