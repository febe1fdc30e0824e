// Every page in light, dark and on a phone, into screenshots/ (outside git): `npm run screenshots`.
// Starts the demo with data of its own, walks through the links of each person's pages, and takes one picture per kind of page.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { systemBrowser } from "./browser.mjs";
import { installPackages } from "./install.mjs";

await installPackages();
const { chromium } = await import("@playwright/test");
const { existsSync } = await import("node:fs");

const OUT = resolve("screenshots");
const LOOKS = [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["phone", { colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
];
const PUBLIC = ["/login", "/login/password?email=bob@acme.test", "/login/forgot", "/login/emergency"].concat([
  "/login/signed-out",
  "/login/code",
  "/login/problem/XXXX-XXXX",
  "/sign-up",
  "/sign-up/unknown",
  "/first/unknown",
  "/invite/unknown",
  "/reset/unknown",
  "/setup/unknown",
  "/nowhere",
]);
const PEOPLE = [
  { email: "alice@acme.test", start: ["/admin", "/account"] },
  { email: "carol@globex.test", start: ["/admin", "/account"] },
];
const MOST_PAGES = 120;

const folder = mkdtempSync(join(tmpdir(), "doorward-screenshots-"));
const port = await freePort();
const base = `http://localhost:${port}`;
const demo = spawn(process.execPath, ["bin/demo.mjs"], {
  env: { ...process.env, PORT: String(port), DATABASE_URL: `file:${folder}/demo.db` },
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  await new Promise((ready, failed) => {
    demo.stdout.on("data", (text) => {
      process.stdout.write(text);
      if (/^Next:/m.test(text)) ready();
    });
    demo.on("exit", () => failed(new Error("The demo did not start; the lines above say why.")));
  });
  rmSync(OUT, { recursive: true, force: true });
  const executablePath = existsSync(chromium.executablePath()) ? undefined : systemBrowser();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  for (const [look, options] of LOOKS) {
    await walk(browser, look, options, "visitor", PUBLIC);
    for (const { email, start } of PEOPLE)
      await walk(browser, look, options, email.split("@")[0], start, email);
  }
  await browser.close();
  console.log(`Look at them in ${OUT}`);
} finally {
  demo.kill("SIGTERM");
  await new Promise((ended) => demo.once("exit", ended));
  rmSync(folder, { recursive: true, force: true });
}

/** Follows links of the same origin; one picture per kind of page (ids count as one). */
async function walk(browser, look, options, who, start, email) {
  const context = await browser.newContext({ ...options, baseURL: base });
  const page = await context.newPage();
  if (email) await signIn(page, email);
  mkdirSync(join(OUT, look), { recursive: true });
  const seen = new Set();
  const queue = [...start];
  while (queue.length > 0 && seen.size < MOST_PAGES) {
    const path = queue.shift();
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await page.goto(path).catch(() => null);
    if (!answer || !/html/.test(answer.headers()["content-type"] ?? "")) continue;
    await page.waitForLoadState("load");
    const file = `${who}${kind.replace(/[^a-z0-9]+/gi, "-")}.png`;
    await page.screenshot({ path: join(OUT, look, file), fullPage: true });
    if (email) queue.push(...(await linksOf(page)));
  }
  console.log(`${look}, ${who}: ${seen.size} pages`);
  await context.close();
}

function kindOf(path) {
  const plain = path.replace(/[A-Z_]{1,2}[0-9a-f]{32}/g, "ID").replace(/\?.*$/, "");
  return plain.replace(/\/$/, "") || "/";
}

async function linksOf(page) {
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
  return links
    .filter(
      (href) => href.startsWith(`${base}/`) && !/\/(start|export|logout|calendar|metadata)\b/.test(href),
    )
    .map((href) => href.slice(base.length).replace(/#.*$/, ""))
    .filter((path) => /^\/(admin|account|operator)/.test(path));
}

async function signIn(page, email) {
  await page.goto(`/login?email=${encodeURIComponent(email)}`);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/(admin|account)/);
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
