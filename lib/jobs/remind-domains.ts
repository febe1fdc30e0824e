import { remindOfMissingRecord, remindOfWaitingRecord } from "../commands/remind-of-domain";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

/** F 4 and 5: a record that is still not there, and one that is missing. Each step once. */
export const remindDomains: Job = {
  name: "remind-domains",
  everySeconds: 600,
  run: (ports) =>
    eachOrganization(ports, "remind-domains", async (work) => {
      for (const row of await work.repos.domains.list()) {
        if (row.lostAt) continue;
        if (row.verifiedAt) await remindOfMissingRecord(work, row);
        else await remindOfWaitingRecord(work, row);
      }
      return [];
    }),
};
