import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "../core/demo-people";
import { judgePassword } from "../core/password-rules";
import { isCommonPassword } from "./common-passwords";

const judge = (password: string) => judgePassword(password, [], isCommonPassword);

test.each([
  "correct horse battery staple",
  "CorrectHorseBatteryStaple",
  "correct-horse-battery-staple-1!",
  "Correct_Horse.Battery Staple",
  "to be or not to be",
  "MayTheForceBeWithYou",
  "passwordpassword",
])("%s is known to everybody and refused", (password) => {
  expect(judge(password)).toContain("attackers");
});

test.each(["copper lantern river", "my horse eats a battery, correct?", DEMO_PASSWORD])(
  "%s is taken",
  (password) => {
    expect(judge(password)).toBeNull();
  },
);
