import { startPractice } from "../practice/start-practice";
import { EnvironmentError } from "../runtime/env";
import { appendSocketAddress } from "../runtime/forwarded-address";
import { ports } from "../runtime/ports";
import { JOBS } from "./jobs";
import { runDueJobs } from "./schedule";

const TURN_MS = 5_000;

/** Opens everything, so that what is wrong is said now, and begins the background jobs; in the demo also its identity provider. */
export async function startServer(): Promise<void> {
  appendSocketAddress();
  try {
    const open = await ports();
    if (open.env.demo) await startPractice(open);
    let running = false;
    setInterval(async () => {
      if (running) return;
      running = true;
      await runDueJobs(open, JOBS).catch((error) =>
        open.log.error("Background jobs could not start.", error),
      );
      running = false;
    }, TURN_MS).unref();
  } catch (error) {
    const sentence =
      error instanceof EnvironmentError
        ? error.message
        : `The database that DATABASE_URL names did not open: ${error instanceof Error ? error.message : String(error)}.`;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}
