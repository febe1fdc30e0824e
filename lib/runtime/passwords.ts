import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time for a person without a password (`stored` null) as for a wrong one. */
  matches(stored: string | null, password: string): Promise<boolean>;
}

/** Hashing off the event loop; the decoy is made once. */
export function argonPasswords(): Passwords {
  const make = (password: string) => hash(password.normalize("NFKC"), COST);
  let decoy: Promise<string> | undefined;
  return {
    hash: make,
    async matches(stored, password) {
      decoy ??= make("nobody has this password");
      const matched = await verify(stored ?? (await decoy), password.normalize("NFKC")).catch(() => false);
      return stored !== null && matched;
    },
  };
}
