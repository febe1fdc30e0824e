// The composition root: what the product needs from outside, made once per process.
import { openDatabase } from "../../db";
import type { Database } from "../../db/database";
import { type Env, readEnv } from "./env";
import { jsonLog, type Log } from "./log";
import { argonPasswords, type Passwords } from "./passwords";
import { type Seal, sealFor } from "./secrets";

export interface Ports {
  readonly env: Env;
  readonly database: Database;
  readonly clock: () => Date;
  readonly passwords: Passwords;
  readonly log: Log;
  /** For our private keys and second-factor secrets at rest. */
  readonly seal: Seal;
}

/** Opens everything anew: for the command line and tests. `given` replaces single ports. */
export async function openPorts(given: Partial<Ports> = {}): Promise<Ports> {
  const env = given.env ?? readEnv();
  return {
    env,
    database: given.database ?? (await openDatabase(env.databaseUrl)),
    clock: given.clock ?? (() => new Date()),
    passwords: given.passwords ?? argonPasswords(),
    log: given.log ?? jsonLog(),
    seal: given.seal ?? sealFor(env.authSecret, "at-rest"),
  };
}

// Next loads modules more than once in one process; the database must be opened once.
const holder = globalThis as { doorwardPorts?: Promise<Ports> };

/** The running server's ports. A failed opening is tried again at the next call. */
export function ports(): Promise<Ports> {
  holder.doorwardPorts ??= openPorts().catch((error) => {
    holder.doorwardPorts = undefined;
    throw error;
  });
  return holder.doorwardPorts;
}
