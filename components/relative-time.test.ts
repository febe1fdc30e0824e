import { expect, test } from "vitest";
import { absoluteTime, clockOf, dayOf, relativeTime } from "./relative-time";

const now = new Date("2026-11-24T09:12:44.500Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  [0, "just now"],
  [-44, "just now"],
  [30, "in a moment"],
  [-60, "1 minute ago"],
  [-180, "3 minutes ago"],
  [-46 * 60, "1 hour ago"],
  [-2 * 3600, "2 hours ago"],
  [-23 * 3600, "1 day ago"],
  [12 * 86_400, "in 12 days"],
  [-31 * 86_400, "24 Oct 2026"],
  [400 * 86_400, "29 Dec 2027"],
])("a time %i seconds away reads “%s”", (seconds, words) => {
  expect(relativeTime(after(seconds), now)).toBe(words);
});

test("an absolute time always names its zone", () => {
  expect(absoluteTime(now)).toBe("2026-11-24 09:12:44 UTC");
  expect(clockOf(now)).toBe("09:12 UTC");
  expect(dayOf(now)).toBe("24 Nov 2026");
});
