import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

/** Every command runs in the project's folder, wherever it was called from, with .env.local and .env read as Next reads them. */
export function enterProject() {
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";
  refuseOldNode();
  for (const file of [".env.local", ".env"]) if (existsSync(file)) process.loadEnvFile(file);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Doorward needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** One sentence, and the end. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** PORT, judged. */
export function readPort(text = process.env.PORT || "3000") {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534)
    fail(`PORT must be a number from 1 to 65534; it is "${text}".`);
  return port;
}

/** Ends with a sentence when somebody else listens there. `host` undefined: on every address. */
export async function refuseTakenPort(port, host, advice) {
  const code = await new Promise((settle) => {
    const server = createServer();
    server.once("error", (error) => settle(error.code));
    server.listen({ port, host }, () => server.close(() => settle(null)));
  });
  if (code === "EADDRINUSE") fail(`Port ${port} is taken by another program. ${advice}`);
  if (code === "EACCES") fail(`This user may not listen on port ${port}: choose one above 1023 with PORT.`);
  if (code) fail(`HOST must be an address or name of this machine; "${host}" is not (${code}).`);
}

/** A child must not go on alone when we are stopped: two installs in one folder would fight. */
export function endTogether(child) {
  const stop = () => {
    child.kill("SIGTERM");
    process.exit(130);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.once(signal, stop);
  child.once("close", () => {
    for (const signal of signals) process.removeListener(signal, stop);
  });
}
