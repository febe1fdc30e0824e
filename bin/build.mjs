import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./install.mjs";
import { endTogether, enterProject, fail } from "./project.mjs";

const STAMP = ".next/doorward-built";
const SOURCES = ["app", "components", "lib", "db", "public"];
const FILES = [
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the pages when a source file changed since the last build, so that a second start takes seconds. */
export async function buildPages() {
  const sources = hashOfSources();
  if (existsSync(STAMP) && existsSync(".next/BUILD_ID") && readFileSync(STAMP, "utf8") === sources) return;
  console.error("Building the pages (about a minute; only after a change)");
  const begun = Date.now();
  const ticking = setInterval(() => console.error(`  still building, ${seconds(begun)} s`), 15_000);
  const { code, output } = await runBuild();
  clearInterval(ticking);
  if (code !== 0) {
    console.error(output);
    fail(
      /EACCES|EROFS|permission denied/i.test(output)
        ? "The folder .next cannot be written: give this user the right to write there."
        : "The build failed; the lines above say why.",
    );
  }
  writeFileSync(STAMP, sources);
  console.error(`Built in ${seconds(begun)} s`);
}

function runBuild() {
  return new Promise((settle) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production" },
    });
    endTogether(child);
    let output = "";
    const keep = (text) => {
      output += text;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("close", (code) => settle({ code, output }));
  });
}

function hashOfSources() {
  const hash = createHash("sha256");
  const listed = SOURCES.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  for (const file of [...listed, ...FILES].sort()) {
    if (existsSync(file)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  enterProject();
  await installPackages();
  await buildPages();
}
