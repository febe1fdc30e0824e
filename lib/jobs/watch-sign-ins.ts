import { ALARM, judgeSignIns } from "../core/failing-sign-in";
import { failingMail } from "../mail/enforcement";
import { tellAdministrators } from "../runtime/tell-administrators";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

/** F 22: sign-in with a profile fails for everyone. At most one mail an hour, by its key. */
export const watchSignIns: Job = {
  name: "watch-sign-ins",
  everySeconds: 60,
  run: (ports) =>
    eachOrganization(ports, "watch-sign-ins", async (work) => {
      const { repos, now } = work;
      const recent = await repos.attempts.outcomesSince(new Date(now.getTime() - ALARM.minutes * 60_000));
      for (const { id, name } of await repos.profiles.list()) {
        const alarm = judgeSignIns(
          recent
            .filter(({ method, profileId }) => method === "sso" && profileId === id)
            .map(({ outcome, because }) => ({ refused: outcome === "refused", because })),
        );
        if (!alarm) continue;
        const hour = now.toISOString().slice(0, 13);
        await tellAdministrators(work, (to) =>
          failingMail({ ...to, ...alarm, profile: name, profileId: id, hour }),
        );
      }
      return [];
    }),
};
