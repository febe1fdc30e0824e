import { expect, it } from "vitest";
import { fuzz } from "./testing/fuzz";

it("12,000 damaged messages end in a fault or the same person, none by an exception, none over 50 ms", () => {
  const report = fuzz(1, 12_000);
  expect(report.broken).toEqual([]);
  expect(report.slowest.milliseconds).toBeLessThan(50);
  // It reached every layer, and a genuine message that was not really changed still gets in.
  expect(Object.keys(report.faults).length).toBeGreaterThan(12);
  expect(report.admitted).toBeGreaterThan(50);
});
