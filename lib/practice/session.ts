// Who is signed in here: one cookie. Nothing protects it, because anybody may be anybody here anyway.
import { isPracticeFault, type PracticeFault } from "./faults";
import { readPracticeAddress } from "./people";

export interface PracticeSession {
  readonly email: string;
  /** What goes wrong in the answers that are given without asking. */
  readonly fault: PracticeFault;
  /** Answer the next requests without asking. */
  readonly stay: boolean;
}

/** What the cookie holds. */
interface Kept extends PracticeSession {
  /** Asks again after this moment (milliseconds); who it was is remembered longer. */
  readonly staysUntil?: number;
}

const COOKIE = "practice-person";
const HOURS = 3_600;

export function readSession(cookieHeader: string | undefined, now: Date): PracticeSession | null {
  const text = /(?:^|;\s*)practice-person=([\w-]+)/.exec(cookieHeader ?? "")?.[1];
  if (!text) return null;
  try {
    const { email, fault, stay, staysUntil } = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const address = readPracticeAddress(String(email));
    if (!address || !isPracticeFault(String(fault))) return null;
    const over = typeof staysUntil === "number" && now.getTime() > staysUntil;
    return { email: address, fault: over ? "none" : fault, stay: stay === true && !over };
  } catch {
    return null;
  }
}

export function sessionCookie(session: Kept): string {
  const value = Buffer.from(JSON.stringify(session)).toString("base64url");
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${8 * HOURS}`;
}

export const NO_SESSION = `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
