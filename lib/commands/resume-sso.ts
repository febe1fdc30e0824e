import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import { pauseInWords, REQUIRED } from "../core/before-after";
import type { ProfileId } from "../core/ids";
import { pauseMail } from "../mail/enforcement";
import { asPerson, defineCommand } from "../runtime/command";
import { tellAdministrators } from "../runtime/tell-administrators";

/** SSO is required again, from the next sign-in on. */
export const resumeSsoCommand = defineCommand({
  permission: "sso.enforce",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run(context, { profileId }) {
    const { repos, now } = context;
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    if (!isPaused(profile, now)) return { refused: { code: "not-paused" } };
    await repos.profiles.change(profileId, {
      pausedAt: null,
      pausedUntil: null,
      pausedReason: null,
      pausedBy: null,
    });
    await tellAdministrators(context, (to) =>
      pauseMail({
        ...to,
        what: "resumed",
        profile: profile.name,
        by: asPerson(context.actor).name,
        until: null,
        reason: profile.pausedReason ?? "",
        key: `${profileId}/${now.toISOString()}`,
      }),
    );
    return {
      done: { profile: profile.name },
      events: [
        {
          name: "sso.resumed",
          profileId,
          profile: profile.name,
          from: pauseInWords(profile, now),
          to: REQUIRED,
        },
      ],
    };
  },
});
