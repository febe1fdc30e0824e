// Where a domain stands, when it is looked at again, and what a look changes (UX.md A.4, A.6.2; SECURITY.md D4, D7).
import type { Judgement } from "./verified-domain";
import { CHALLENGE_DAYS, isDefinitelyGone } from "./verified-domain";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a verified domain may be without its record before SSO for it stops. */
export const GRACE_DAYS = 30;
/** "Check now": one in so many seconds. */
export const CHECK_NOW_SECONDS = 10;

/** The columns of a domain that decide its state. */
export interface DomainFacts {
  readonly claimedAt: Date;
  readonly verifiedAt: Date | null;
  readonly verifiedBy: "dns" | "https-file" | "operator" | null;
  readonly checkedAt: Date | null;
  readonly missingSince: Date | null;
  readonly lostAt: Date | null;
}

export type DomainState =
  | { readonly is: "waiting" }
  /** The record was not seen for 30 days: a new one is needed. */
  | { readonly is: "expired" }
  | { readonly is: "verified" }
  | { readonly is: "needs-attention"; readonly since: Date; readonly until: Date; readonly daysLeft: number }
  | { readonly is: "lost"; readonly since: Date }
  /** Another organization has proven this name. */
  | { readonly is: "taken" };

/** `heldElsewhere`: another organization has verified the name. */
export function domainState(domain: DomainFacts, heldElsewhere: boolean, now: Date): DomainState {
  if (domain.lostAt) return { is: "lost", since: domain.lostAt };
  if (domain.verifiedAt === null) {
    if (heldElsewhere) return { is: "taken" };
    return isExpired(domain, now) ? { is: "expired" } : { is: "waiting" };
  }
  if (domain.missingSince === null) return { is: "verified" };
  const until = new Date(domain.missingSince.getTime() + GRACE_DAYS * DAY);
  const daysLeft = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / DAY));
  return { is: "needs-attention", since: domain.missingSince, until, daysLeft };
}

/** Only from here on may a profile be required for it. A lost domain keeps its enforcement, closed (R10). */
export const isUsable = (domain: Pick<DomainFacts, "verifiedAt" | "lostAt">): boolean =>
  domain.verifiedAt !== null && domain.lostAt === null;

const isExpired = ({ claimedAt }: Pick<DomainFacts, "claimedAt">, now: Date) =>
  now.getTime() >= claimedAt.getTime() + CHALLENGE_DAYS * DAY;

/**
 * When the product looks by itself after a look at `now`. Waiting: every minute for 10 minutes, every 5 to an hour,
 * every 15 to six hours, every 60 to 72 hours, then daily to the 30th day. Verified: daily. Null: never, because the
 * operator vouched for it, the challenge has ended, or the domain is lost and waits for a person.
 */
export function nextCheckAt(domain: Omit<DomainFacts, "checkedAt" | "missingSince">, now: Date): Date | null {
  if (domain.lostAt || domain.verifiedBy === "operator") return null;
  if (domain.verifiedAt) return new Date(now.getTime() + DAY);
  if (isExpired(domain, now)) return null;
  return new Date(now.getTime() + waitFor(now.getTime() - domain.claimedAt.getTime()));
}

function waitFor(age: number): number {
  if (age < 10 * MINUTE) return MINUTE;
  if (age < HOUR) return 5 * MINUTE;
  if (age < 6 * HOUR) return 15 * MINUTE;
  return age < 72 * HOUR ? HOUR : DAY;
}

/** Seconds until "Check now" is open again; 0 when it is. */
export function secondsUntilCheckNow(checkedAt: Date | null, now: Date): number {
  if (checkedAt === null) return 0;
  const left = checkedAt.getTime() + CHECK_NOW_SECONDS * SECOND - now.getTime();
  return Math.max(0, Math.min(CHECK_NOW_SECONDS, Math.ceil(left / SECOND)));
}

/** What a look did to the domain. `still-…` changes nothing but the times. */
export type CheckResult =
  | "verified"
  | "restored"
  | "record-back"
  | "record-missing"
  | "lost"
  | "still-waiting"
  | "still-missing"
  | "still-lost"
  | "still-verified";

export interface CheckPlan {
  readonly result: CheckResult;
  readonly change: Pick<DomainFacts, "verifiedAt" | "missingSince" | "lostAt">;
}

/** A seen record verifies, or restores; a record that is surely gone starts the 30 days; errors change nothing (D7). */
export function planCheck(domain: DomainFacts, judgement: Judgement, now: Date): CheckPlan {
  const { verifiedAt, missingSince, lostAt } = domain;
  if (judgement.verified) {
    const change = { verifiedAt: verifiedAt ?? now, missingSince: null, lostAt: null };
    if (lostAt) return { result: "restored", change: { ...change, verifiedAt: now } };
    if (verifiedAt === null) return { result: "verified", change };
    return { result: missingSince ? "record-back" : "still-verified", change };
  }
  const same = { verifiedAt, missingSince, lostAt };
  if (lostAt) return { result: "still-lost", change: same };
  if (verifiedAt === null) return { result: "still-waiting", change: same };
  if (domain.verifiedBy === "operator" || !isDefinitelyGone(judgement))
    return { result: missingSince ? "still-missing" : "still-verified", change: same };
  if (missingSince === null) return { result: "record-missing", change: { ...same, missingSince: now } };
  if (now.getTime() < missingSince.getTime() + GRACE_DAYS * DAY)
    return { result: "still-missing", change: same };
  return { result: "lost", change: { ...same, lostAt: now } };
}
