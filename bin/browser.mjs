import { existsSync } from "node:fs";

/** Debian's names and others'. The shell without windows comes first: it does the same with half of the work. */
const SYSTEM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The path of the system's browser; undefined where there is none. */
export const systemBrowser = () => SYSTEM.find((path) => existsSync(path));
