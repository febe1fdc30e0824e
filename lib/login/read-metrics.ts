// Numbers for monitoring, in the text format of Prometheus. No names, no addresses.
import type { Ports } from "../runtime/ports";
import { doorReads } from "../runtime/unit-of-work";

const HOUR = 3_600_000;

/** `process`: memory and age of this process. Sign-ins are those of the last hour, from the database that all processes share. */
export async function readMetrics(
  ports: Pick<Ports, "database" | "clock">,
  process: { readonly residentBytes: number; readonly uptimeSeconds: number },
): Promise<string> {
  const { logins, outbox } = doorReads(ports);
  const since = new Date(ports.clock().getTime() - HOUR);
  const signIns = await logins.countOutcomes(since);
  const lines = [
    "# HELP doorward_sign_ins_last_hour Sign-ins that ended within the last hour.",
    "# TYPE doorward_sign_ins_last_hour gauge",
    ...signIns.map(
      ({ method, outcome, count }) =>
        `doorward_sign_ins_last_hour{method="${method}",outcome="${outcome}"} ${count}`,
    ),
    "# HELP doorward_mails_waiting Mails that are not sent yet.",
    "# TYPE doorward_mails_waiting gauge",
    `doorward_mails_waiting ${await outbox(null).waiting()}`,
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${process.residentBytes}`,
    "# TYPE doorward_uptime_seconds gauge",
    `doorward_uptime_seconds ${Math.round(process.uptimeSeconds)}`,
  ];
  return `${lines.join("\n")}\n`;
}
