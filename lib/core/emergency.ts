// Emergency access: who can come in when the identity provider is down, and whether that was ever proved (R2, R4).
import type { Role } from "./access";

/** A drill counts for so long. */
export const DRILL_DAYS = 180;
/** From this day on a new one is asked for (UX.md F 24). */
export const DRILL_REMINDER_DAYS = 165;
export const RECOVERY_CODES = 10;
export const FEW_CODES = 3;
const DAY = 86_400_000;

export interface EmergencyFacts {
  readonly role: Role;
  readonly status: "active" | "invited" | "suspended";
  /** They set a password themselves; one that nobody ever set does not count. */
  readonly passwordSetAt: Date | null;
  readonly codesLeft: number;
  /** When they said that the codes are stored where SSO is not needed. */
  readonly codesStoredAt: Date | null;
  readonly drilledAt: Date | null;
}

export type EmergencyGap =
  | "not-an-owner"
  | "not-active"
  | "no-password"
  | "no-codes"
  | "codes-not-stored"
  | "never-drilled"
  | "drill-too-old";

export interface EmergencyReadiness {
  readonly ready: boolean;
  /** In the order in which one mends them. */
  readonly gaps: readonly EmergencyGap[];
  /** The drill counts until then; null when there was none. */
  readonly drilledUntil: Date | null;
  /** A new drill is due soon. */
  readonly drillDue: boolean;
}

/** "1 of 1 person ready", the same on every page. */
export function readyInWords(ready: number, named: number): string {
  return `${ready} of ${named} ${named === 1 ? "person" : "people"} ready`;
}

/** Would this person get in tomorrow without the identity provider? */
export function emergencyReadiness(facts: EmergencyFacts, now: Date): EmergencyReadiness {
  const { drilledAt } = facts;
  const drilledUntil = drilledAt && new Date(drilledAt.getTime() + DRILL_DAYS * DAY);
  const gaps: EmergencyGap[] = [];
  if (facts.role !== "owner") gaps.push("not-an-owner");
  if (facts.status !== "active") gaps.push("not-active");
  if (!facts.passwordSetAt) gaps.push("no-password");
  if (facts.codesLeft === 0) gaps.push("no-codes");
  else if (!facts.codesStoredAt) gaps.push("codes-not-stored");
  if (!drilledUntil) gaps.push("never-drilled");
  else if (drilledUntil <= now) gaps.push("drill-too-old");
  const drillDue = drilledAt !== null && now.getTime() >= drilledAt.getTime() + DRILL_REMINDER_DAYS * DAY;
  return { ready: gaps.length === 0, gaps, drilledUntil, drillDue };
}
