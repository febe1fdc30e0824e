import { pauseInWords, REQUIRED } from "../core/before-after";
import type { DomainEvent } from "../core/events";
import { pauseMail } from "../mail/enforcement";
import { tellAdministrators } from "../runtime/tell-administrators";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

const HOUR = 3_600_000;

/** R7: the requirement is back by itself at that very moment (the door asks the clock); this notes it, and tells (F 15). */
export const endPauses: Job = {
  name: "end-pauses",
  everySeconds: 60,
  run: (ports) =>
    eachOrganization(ports, "end-pauses", async (work) => {
      const { repos, now } = work;
      const events: DomainEvent[] = [];
      for (const profile of await repos.profiles.list()) {
        const { pausedAt, pausedUntil: until } = profile;
        if (!pausedAt || !until) continue;
        const ended = until <= now;
        const soon =
          !ended && until.getTime() - now.getTime() <= HOUR && until.getTime() - pausedAt.getTime() > HOUR;
        if (!ended && !soon) continue;
        await tellAdministrators(work, (to) =>
          pauseMail({
            ...to,
            what: ended ? "resumed" : "resumes-soon",
            profile: profile.name,
            by: "Doorward, as planned",
            until,
            reason: profile.pausedReason ?? "",
            key: `${profile.id}/${until.toISOString()}`,
          }),
        );
        if (!ended) continue;
        await repos.profiles.change(profile.id, {
          pausedAt: null,
          pausedUntil: null,
          pausedReason: null,
          pausedBy: null,
        });
        events.push({
          name: "sso.resumed",
          profileId: profile.id,
          profile: profile.name,
          from: pauseInWords(profile, new Date(until.getTime() - 1)),
          to: REQUIRED,
        });
      }
      return events;
    }),
};
