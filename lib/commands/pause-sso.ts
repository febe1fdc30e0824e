import { z } from "zod";
import { pauseInWords } from "../core/before-after";
import type { ProfileId } from "../core/ids";
import { pauseMail } from "../mail/enforcement";
import { asPerson, defineCommand } from "../runtime/command";
import { tellAdministrators } from "../runtime/tell-administrators";
import { reasonInput } from "./exempt-person";

/** Hours, or until somebody resumes (R7). */
export const PAUSE_HOURS = ["1", "8", "24", "until-resumed"] as const;

/** Lets people in by password as well, for a while (R7). Pausing again changes the end. */
export const pauseSsoCommand = defineCommand({
  permission: "sso.enforce",
  fresh: true,
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    hours: z.enum(PAUSE_HOURS, "Choose how long."),
    reason: reasonInput,
  }),
  async run(context, { profileId, hours, reason }) {
    const { repos, now } = context;
    const actor = asPerson(context.actor);
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    if ((await repos.domains.enforcedBy(profileId)).length === 0)
      return { refused: { code: "not-enforced" } };
    const until = hours === "until-resumed" ? null : new Date(now.getTime() + Number(hours) * 3_600_000);
    await repos.profiles.change(profileId, {
      pausedAt: now,
      pausedUntil: until,
      pausedReason: reason,
      pausedBy: actor.userId,
    });
    const key = `${profileId}/${now.toISOString()}`;
    await tellAdministrators(context, (to) =>
      pauseMail({ ...to, what: "paused", profile: profile.name, by: actor.name, until, reason, key }),
    );
    return {
      done: { until },
      events: [
        {
          name: "sso.paused",
          profileId,
          profile: profile.name,
          until: until?.toISOString() ?? null,
          reason,
          from: pauseInWords(profile, now),
          to: pauseInWords({ pausedAt: now, pausedUntil: until }, now),
        },
      ],
    };
  },
});
