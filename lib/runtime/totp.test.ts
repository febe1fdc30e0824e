import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { newTotp, totpStep } from "./totp";

const now = new Date("2026-11-24T12:00:10Z");
const { secret, address } = newTotp("mia@acme.test");
const codeAt = (at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: at.getTime(),
  });
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("the address for the app names the product and the person", () => {
  expect(address).toContain("otpauth://totp/Doorward:mia%40acme.test");
  expect(address).toContain(secret);
});
test("a code works now and one step either way, also with a space in it", () => {
  for (const at of [now, later(-30), later(30)])
    expect(totpStep(secret, codeAt(at), now, null)).not.toBeNull();
  const code = codeAt(now);
  expect(totpStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, null)).not.toBeNull();
});
test("an old code, a wrong one and something else are refused", () => {
  expect(totpStep(secret, codeAt(later(-120)), now, null)).toBeNull();
  for (const wrong of ["", "12345", "abcdef", "1234567"])
    expect(totpStep(secret, wrong, now, null)).toBeNull();
});
test("a code works once", () => {
  const step = totpStep(secret, codeAt(now), now, null);
  expect(totpStep(secret, codeAt(now), now, step)).toBeNull();
  expect(totpStep(secret, codeAt(later(30)), later(30), step)).not.toBeNull();
});
