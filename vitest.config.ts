import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,components,db,lib,bench}/**/*.test.{ts,tsx}", "*.test.ts"],
    environment: "node",
    pool: "forks",
    // Vitest leaves one core free; on two cores that would be half of the machine.
    maxWorkers: "100%",
    // No file changes a module for the others, and loading them all anew for each file took half of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
