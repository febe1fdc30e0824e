import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What Next says of itself at a start: our own lines say it better. */
const BANNER =
  /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next\.config)|[✓·] \w+$|$)/;

/** Runs Next (`start` or `dev`) until it ends, passes signals on, and prints `lines` when it listens. */
export function serve(command, { port, host, env, lines }) {
  const args = ["node_modules/next/dist/bin/next", command, "--port", String(port)];
  if (host) args.push("--hostname", host);
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: command === "start" ? "production" : "development", ...env },
  });
  let ready = false;
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!ready && /✓ Ready/.test(line)) {
      ready = true;
      console.log(lines.join("\n"));
    } else if (!BANNER.test(line)) {
      console.log(line);
    }
  });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (!stopping) child.kill("SIGTERM");
      stopping = true;
    });
  }
  child.on("close", (code) => {
    process.exitCode = stopping ? 0 : (code ?? 1);
    if (stopping) console.log("Stopped.");
  });
}
