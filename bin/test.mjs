import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPages } from "./build.mjs";
import { runChecks } from "./check.mjs";
import { installPackages } from "./install.mjs";
import { enterProject } from "./project.mjs";
import { hasBrowser, hasSimpleSamlPhp, prepareNeeds } from "./test-needs.mjs";
import { startPostgres } from "./test-postgres.mjs";

// Every check and test. What is missing on this machine is said and left out; with CI=true it counts as failed.
enterProject();
// A developer's settings are no part of the tests.
for (const name of [
  "APP_URL",
  "DATABASE_URL",
  "AUTH_SECRET",
  "SMTP_URL",
  "DNS_SERVERS",
  "TRUSTED_PROXIES",
  "PORT",
  "HOST",
])
  delete process.env[name];
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
// npm compiles while apt fetches.
const packages = installPackages();
prepareNeeds();
await packages;
const total = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), "doorward-test-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

add(runChecks());
if (!process.env.TEST_DATABASE_URL) {
  const server = await startPostgres();
  if (server) process.env.TEST_DATABASE_URL = server.url;
  else leftOut("tests on a PostgreSQL server");
}
add(runUnitTests());
if (existsSync("playwright.config.ts")) {
  if (hasBrowser() && hasSimpleSamlPhp()) {
    await buildPages();
    add(runBrowserTests());
  } else leftOut("tests in a browser");
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

function leftOut(what) {
  const counts = process.env.CI === "true";
  console.log(`Skipped: ${what}${counts ? ", which is a failure where CI is true" : ""}.`);
  if (counts) total.failed += 1;
}

function runUnitTests() {
  console.log("\nUnit tests");
  const report = join(folder, "vitest.json");
  const ok = run(["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  return counted(report, ok, ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests]);
}

function runBrowserTests() {
  console.log("\nBrowser tests");
  const report = "test-results/e2e.json";
  rmSync(report, { force: true });
  const ok = run(["playwright", "test"]);
  return counted(report, ok, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected]);
}

/** A runner that ends badly has failed at least once, whatever it reports. */
function counted(report, ok, read) {
  try {
    const [passed, failed] = read(JSON.parse(readFileSync(report, "utf8")));
    return { passed, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    console.log("The runner wrote no report.");
    return { passed: 0, failed: 1 };
  }
}

function run(args) {
  return spawnSync("npx", args, { stdio: "inherit" }).status === 0;
}
