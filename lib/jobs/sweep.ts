import { doorWork } from "../runtime/unit-of-work";
import type { Job } from "./schedule";

/** Forgets what has ended: tickets, remembered assertions, counters. */
export const sweep: Job = {
  name: "sweep",
  everySeconds: 600,
  async run(ports) {
    await doorWork(ports, async ({ tickets, logins, rateLimits }, now) => {
      await tickets.sweep(now);
      await logins.forgetAssertions(now);
      await rateLimits.sweep(new Date(now.getTime() - 86_400_000));
    });
  },
};
