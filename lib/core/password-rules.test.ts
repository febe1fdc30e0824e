import { describe, expect, test } from "vitest";
import { judgePassword } from "./password-rules";

const common = new Set(["password", "correcthorsebattery", "unbelievable"]);
const judge = (password: string) =>
  judgePassword(password, ["mia@acme.test", "Mia Chen", "Acme Corp"], (text) => common.has(text));

describe("a new password", () => {
  test("of twelve characters that nobody knows is taken, spaces and other scripts included", () => {
    expect(judge("copper lantern river")).toBeNull();
    expect(judge("пароль из шести слов")).toBeNull();
  });
  test.each([
    ["eleven chrs", "at least 12"],
    ["x".repeat(257), "at most 256"],
    ["correcthorsebattery", "attackers"],
    ["CorrectHorseBattery1!", "attackers"],
    ["unbelievable2026", "attackers"],
    ["abababababab", "same few"],
    ["acme-corp-26", "acme"],
  ])("%s is refused with a sentence that says why", (password, because) => {
    expect(judge(password)).toContain(because);
  });
  test("is counted in characters, not in UTF-16 units", () => {
    expect(judge("🙂".repeat(6))).toContain("at least 12");
  });
});
