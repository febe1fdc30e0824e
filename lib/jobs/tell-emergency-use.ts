import { emergencyUsedMail } from "../mail/emergency";
import { tellAdministrators } from "../runtime/tell-administrators";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

/** F 23: every emergency session is told to everyone in charge, within seconds, once (by its key). */
export const tellEmergencyUse: Job = {
  name: "tell-emergency-use",
  everySeconds: 5,
  run: (ports) =>
    eachOrganization(ports, "tell-emergency-use", async (work) => {
      const { repos, now } = work;
      for (const person of await repos.users.emergency())
        for (const session of await repos.sessions.living(person.id, now))
          if (session.by === "emergency")
            await tellAdministrators(work, (to) =>
              emergencyUsedMail({
                ...to,
                person: person.name,
                at: session.startedAt,
                from: session.ip,
                key: session.id,
              }),
            );
      return [];
    }),
};
