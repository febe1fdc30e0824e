// Background work: each job has a lease in the database, so that of several processes one does it.
import type { Ports } from "../runtime/ports";
import { doorWork } from "../runtime/unit-of-work";

export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  run(ports: Ports): Promise<void>;
}

/** Runs each job that is due and that no other process holds. A failure is logged and does not stop the others. */
export async function runDueJobs(ports: Ports, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    if (!(await takeTurn(ports, job))) continue;
    try {
      await job.run(ports);
    } catch (error) {
      ports.log.error("A background job failed; it is tried again at its next turn.", error, {
        job: job.name,
      });
    }
  }
}

async function takeTurn(ports: Ports, job: Job): Promise<boolean> {
  return doorWork(ports, async ({ installation }, now) => {
    const key = `job/${job.name}`;
    const last = await installation.setting<string>(key);
    if (last && now.getTime() - new Date(last).getTime() < job.everySeconds * 1000) return false;
    await installation.saveSetting(key, now.toISOString(), now);
    return true;
  });
}
