import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SAML_FAULT_CODES } from "../core/saml-fault";

const page = readFileSync("docs/saml-edge.md", "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

it("docs/saml-edge.md names every fault, and no other", () => {
  const named = new Set(rows.flatMap((cells) => cells[5]!.split(", ")));
  expect([...named].sort()).toEqual([...SAML_FAULT_CODES].sort());
});

it("names every rule of the edge and every requirement behind it", () => {
  const rules = new Set(rows.flatMap((cells) => cells[1]!.split(", ").map(Number)));
  expect([...rules].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const counts = { T: 8, G: 11, P: 14, I: 10, X: 4 };
  for (const [letter, count] of Object.entries(counts))
    for (let number = 1; number <= count; number++)
      expect(page).toMatch(new RegExp(`\\b${letter}${number}\\b`));
});

it("names files that exist, and each fault stands in one of its own", () => {
  for (const path of page.matchAll(/`((?:app|lib|db)\/[^`<]+\.ts)`/g))
    expect(existsSync(path[1]!), path[1]).toBe(true);
  for (const [, , , files, , faults] of rows) {
    const sources = [...files!.matchAll(/`([^`]+)`/g)]
      .map(([, path]) => readFileSync(path!, "utf8"))
      .join("");
    // The remedy for an unsolicited response is a normal login, at once: nobody is told of a fault.
    for (const fault of faults!.split(", ").filter((one) => one !== "UNSOLICITED_NOT_ACCEPTED"))
      expect(sources.includes(`"${fault}"`), fault).toBe(true);
  }
});
