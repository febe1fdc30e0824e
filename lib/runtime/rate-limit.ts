// Limits that hold across processes, because the database counts.
import { doorRepositories } from "../../db/repositories";
import type { Ports } from "./ports";

export interface Limit {
  readonly hits: number;
  readonly seconds: number;
}

/** Per what, how often. The key's second part is an address, a network or a profile. */
export const LIMITS = {
  "decision/network": { hits: 300, seconds: 60 },
  "decision/email": { hits: 30, seconds: 60 },
  "decision/domain": { hits: 600, seconds: 60 },
  "password/email-and-network": { hits: 10, seconds: 600 },
  /** Whatever the network: slows guessing from many, and a person who is attacked waits minutes, not for ever. */
  "password/email": { hits: 60, seconds: 600 },
  "password/change": { hits: 10, seconds: 600 },
  "password/network": { hits: 200, seconds: 600 },
  "code/attempt": { hits: 5, seconds: 1800 },
  "passkey/network": { hits: 200, seconds: 600 },
  "start/network": { hits: 300, seconds: 60 },
  "recovery-code/email": { hits: 10, seconds: 3600 },
  "reset/email": { hits: 5, seconds: 3600 },
  "reset/network": { hits: 50, seconds: 3600 },
  /** The second within a minute is a loop (DESIGN.md section 5 rule 8). */
  "unsolicited/person": { hits: 1, seconds: 60 },
  "acs/network": { hits: 600, seconds: 60 },
  "acs/profile": { hits: 6000, seconds: 60 },
  /** Attempts that nobody asked for and nothing signed: after so many they are answered, but not kept. */
  "acs/noise": { hits: 300, seconds: 3600 },
  "slo/network": { hits: 120, seconds: 60 },
  "slo/profile": { hits: 3000, seconds: 60 },
  "sign-up/network": { hits: 20, seconds: 3600 },
  "set-up-code/link": { hits: 10, seconds: 600 },
  "doors/organization": { hits: 60, seconds: 600 },
  "metadata/organization": { hits: 60, seconds: 600 },
  "domain-check/domain": { hits: 1, seconds: 10 },
  "domain-check/organization": { hits: 100, seconds: 600 },
  "dns-instructions/organization": { hits: 20, seconds: 3600 },
} as const satisfies Record<string, Limit>;

/** Counts these and answers how many seconds to wait; null when all are within their limit. */
export async function exceeds(
  ports: Pick<Ports, "database" | "clock">,
  ...keys: ReadonlyArray<readonly [keyof typeof LIMITS, string]>
): Promise<number | null> {
  const { database } = ports;
  const now = ports.clock();
  let wait: number | null = null;
  for (const [name, of] of keys) {
    const limit = LIMITS[name];
    const key = `${name}:${of}`;
    const { hits, windowStart } = await database.statement((q) =>
      doorRepositories(database.tables, q).rateLimits.hit(key, limit.seconds, now),
    );
    if (hits > limit.hits) {
      const seconds = Math.ceil(limit.seconds - (now.getTime() - windowStart.getTime()) / 1000);
      wait = Math.max(wait ?? 1, seconds);
    }
  }
  return wait;
}
