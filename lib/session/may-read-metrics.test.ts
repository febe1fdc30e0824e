import { expect, test } from "vitest";
import { mayReadMetrics } from "./may-read-metrics";

const TOKEN = "a-token-of-tests-that-is-long";
const may = (given: Record<string, string>, metricsToken: string | null = TOKEN) =>
  mayReadMetrics(new Headers(given), { metricsToken });

test.each([
  [{ "x-forwarded-for": "127.0.0.1" }],
  [{ "x-forwarded-for": "::1" }],
  [{ "x-forwarded-for": "::ffff:127.0.0.1" }],
  [{ "x-forwarded-for": "203.0.113.7", authorization: `Bearer ${TOKEN}` }],
] as const)("%j reads the numbers", (given) => {
  expect(may(given)).toBe(true);
});

test.each([
  [{}],
  [{ "x-forwarded-for": "203.0.113.7" }],
  [{ "x-forwarded-for": "203.0.113.7, 127.0.0.1" }],
  [{ "x-forwarded-for": "127.0.0.1, 127.0.0.1" }],
  [{ "x-forwarded-for": "127.0.0.1", "x-real-ip": "203.0.113.7" }],
  [{ "x-forwarded-for": "127.0.0.1", forwarded: "for=203.0.113.7" }],
  [{ "x-forwarded-for": "127.evil.test" }],
  [{ "x-forwarded-for": "127.0.0.1", authorization: "Bearer wrong" }],
] as const)("%j does not", (given) => {
  expect(may(given)).toBe(false);
});

test("without METRICS_TOKEN no token opens them", () => {
  expect(may({ "x-forwarded-for": "203.0.113.7", authorization: "Bearer null" }, null)).toBe(false);
});
