// Times in words (UX.md A.3): relative in lists, absolute with the zone where it counts. In UTC, unless a zone is given.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "3 minutes ago", "in 12 days", "just now"; the day itself beyond 30 days. */
export function relativeTime(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size < 45_000) return distance > 1_000 ? "in a moment" : "just now";
  if (size >= 30 * DAY) return dayOf(at);
  const [amount, unit] =
    size < 45 * MINUTE
      ? [Math.max(1, Math.round(size / MINUTE)), "minute"]
      : size < 22 * HOUR
        ? [Math.max(1, Math.round(size / HOUR)), "hour"]
        : [Math.max(1, Math.round(size / DAY)), "day"];
  const words = `${amount} ${unit}${amount === 1 ? "" : "s"}`;
  return distance > 0 ? `in ${words}` : `${words} ago`;
}

/** "2026-11-24 09:12:44 UTC". */
export function absoluteTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "1 Dec 2026, 10:00 (Europe/Berlin)". */
export function localTime(at: Date, timeZone: string): string {
  const day = at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone });
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return `${day}, ${clock} (${timeZone})`;
}

/** "24 Nov 2026". */
export function dayOf(at: Date): string {
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** "09:12 UTC". */
export function clockOf(at: Date): string {
  return `${at.toISOString().slice(11, 16)} UTC`;
}
