// The browser tests: one built product, a real identity provider, a practice one, and a name server, all on this machine.
import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";
import { systemBrowser } from "./bin/browser.mjs";

/** Playwright's own browser where it is installed, else the system's. */
const own = existsSync(chromium.executablePath()) ? undefined : systemBrowser();

export default defineConfig({
  testDir: "e2e/specs",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: false,
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  globalTimeout: 15 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  outputDir: "test-results/e2e",
  use: {
    ...(process.env.E2E_URL ? { baseURL: process.env.E2E_URL } : {}),
    contextOptions: { reducedMotion: "reduce" },
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...(own ? { executablePath: own } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
});
