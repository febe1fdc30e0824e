import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** What the tests use beside npm's packages: Debian's name for it, how to see it, and what is left out without it. */
const NEEDS = [
  {
    packages: ["xmlsec1"],
    there: () => inPath("xmlsec1"),
    without: "signatures are not compared with xmlsec1",
  },
  { packages: ["postgresql"], there: () => hasPostgres(), without: "nothing runs on a PostgreSQL server" },
  { packages: ["chromium"], there: () => hasBrowser(), without: "no browser test runs" },
  {
    packages: ["simplesamlphp", "php-cli", "php-xml", "php-mbstring"],
    there: () => existsSync("/usr/share/simplesamlphp") && inPath("php"),
    without: "nothing is tried against SimpleSAMLphp",
  },
];

/** Installs what is missing where apt may be used, and says what will be left out otherwise. */
export function prepareNeeds() {
  const missing = NEEDS.filter((need) => !need.there());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() === 0 && inPath("apt-get")) {
    console.log(`Installing ${packages.join(", ")} with apt`);
    if (!aptInstall(packages)) {
      // The lists of an image are often old or empty.
      run("apt-get", ["update", "-qq"]);
      if (!aptInstall(packages)) for (const need of missing) aptInstall(need.packages);
    }
  }
  for (const need of missing) {
    if (!need.there())
      console.log(`Missing: ${need.packages.join(", ")}; ${need.without}. Install it with apt, as root.`);
  }
}

/** A Playwright browser, else the system's. */
export function hasBrowser() {
  try {
    const { chromium } = createRequire(import.meta.url)("@playwright/test");
    if (existsSync(chromium.executablePath())) return true;
  } catch {
    // The package is not there yet: the system's will do.
  }
  return BROWSERS.some((path) => existsSync(path));
}

export function inPath(program) {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
}

const hasPostgres = () => Boolean(process.env.TEST_DATABASE_URL) || postgresFolder() !== null;

/** Where initdb and postgres are; Debian keeps them out of PATH. */
export function postgresFolder() {
  const versions = Array.from({ length: 12 }, (_, i) => `/usr/lib/postgresql/${20 - i}/bin`);
  const inUse = (process.env.PATH ?? "").split(":");
  return [...versions, ...inUse].find((folder) => existsSync(`${folder}/initdb`)) ?? null;
}

const aptInstall = (packages) =>
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", ...packages]);

function run(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stderr } = spawnSync(program, args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) console.log(`${program} ${args[0]}: ${stderr?.trim().split("\n").at(-1) ?? "failed"}`);
  return status === 0;
}
