import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { aptInstall, inPath } from "./apt.mjs";
import { systemBrowser } from "./browser.mjs";

/** What the tests use beside npm's packages: Debian's name for it, how to see it, and what is left out without it. */
const NEEDS = [
  {
    packages: ["xmlsec1"],
    there: () => inPath("xmlsec1"),
    without: "signatures are not compared with xmlsec1",
  },
  { packages: ["postgresql"], there: () => hasPostgres(), without: "nothing runs on a PostgreSQL server" },
  {
    packages: ["chromium-headless-shell"],
    orElse: ["chromium"],
    there: () => hasBrowser(),
    without: "no browser test runs",
  },
  {
    packages: ["simplesamlphp", "php-cli", "php-xml", "php-mbstring", "openssl", "curl"],
    there: () => hasSimpleSamlPhp(),
    without: "no browser test runs, because they sign in at SimpleSAMLphp",
  },
];

/** Installs what is missing where apt may be used, and says what will be left out otherwise. */
export function prepareNeeds() {
  const missing = NEEDS.filter((need) => !need.there());
  if (missing.length === 0) return;
  // One that cannot be had must not keep the others away.
  if (!aptInstall(missing.flatMap((need) => need.packages)) && missing.length > 1)
    for (const need of missing) if (!need.there()) aptInstall(need.packages);
  for (const need of missing) {
    if (!need.there() && need.orElse) aptInstall(need.orElse);
    if (!need.there())
      console.log(`Missing: ${need.packages.join(", ")}; ${need.without}. Install it with apt, as root.`);
  }
}

/** What e2e/idp/start.sh needs. */
export const hasSimpleSamlPhp = () =>
  existsSync("/usr/share/simplesamlphp") && ["php", "openssl", "curl"].every(inPath);

/** A Playwright browser, else the system's. */
export function hasBrowser() {
  try {
    const { chromium } = createRequire(import.meta.url)("@playwright/test");
    if (existsSync(chromium.executablePath())) return true;
  } catch {
    // The package is not there yet: the system's will do.
  }
  return systemBrowser() !== undefined;
}

const hasPostgres = () => Boolean(process.env.TEST_DATABASE_URL) || postgresFolder() !== null;

/** Where initdb and postgres are; Debian keeps them out of PATH. */
export function postgresFolder() {
  const versions = Array.from({ length: 12 }, (_, i) => `/usr/lib/postgresql/${20 - i}/bin`);
  const inUse = (process.env.PATH ?? "").split(":");
  return [...versions, ...inUse].find((folder) => existsSync(`${folder}/initdb`)) ?? null;
}
