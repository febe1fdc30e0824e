// What a passkey has to sign. Nothing is kept when one is made: the challenge itself is sealed and says for what, for whom
// and until when; that it is used once is remembered when it comes back, until it ends.
import { hashSecret, newSecret, type Seal } from "./secrets";

/** A page with the address field may stay open for a while before somebody chooses a passkey in it. */
const CHALLENGE_MINUTES = 30;

export type ChallengeUse =
  /** By whoever stands at the door: bound to the browser's own secret. */
  | { readonly for: "sign-in"; readonly browser: string }
  /** By somebody who is signed in: bound to their session. */
  | { readonly for: "register"; readonly session: string };

export interface OpenedChallenge {
  /** The same for the same challenge: to be remembered until it ends. */
  readonly id: string;
  readonly until: Date;
}

const boundTo = (use: ChallengeUse) =>
  hashSecret(use.for === "sign-in" ? `browser ${use.browser}` : `session ${use.session}`);

export function newPasskeyChallenge(seal: Seal, use: ChallengeUse, now: Date): string {
  const until = now.getTime() + CHALLENGE_MINUTES * 60_000;
  return seal.close(JSON.stringify(["passkey", use.for, boundTo(use), until, newSecret()]));
}

/**
 * Reads the challenge of a client data text (base64url JSON, as the browser signed it). Null when it is not ours, made for
 * something or somebody else, or too old. Whoever calls must still see that it is used once.
 */
export function openPasskeyChallenge(
  seal: Seal,
  clientData: string,
  use: ChallengeUse,
  now: Date,
): OpenedChallenge | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    const sealed = Buffer.from(challenge, "base64url").toString("utf8");
    const [what, purpose, bound, until] = JSON.parse(seal.open(sealed));
    if (what !== "passkey" || purpose !== use.for || bound !== boundTo(use) || until <= now.getTime())
      return null;
    return { id: hashSecret(sealed), until: new Date(until) };
  } catch {
    return null;
  }
}
