import { z } from "zod";
import { planEnforcement } from "../core/enforcement";
import type { Events } from "../core/events";
import type { ProfileId } from "../core/ids";
import { asPerson, defineCommand } from "../runtime/command";
import { releaseDomains } from "./apply-enforcement";

/** Stops requiring SSO for all domains of a profile. Exemptions of their people end; sessions stay. */
export const releaseSsoCommand = defineCommand({
  permission: "sso.enforce",
  fresh: true,
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run(context, { profileId }) {
    const { repos, now } = context;
    const actor = asPerson(context.actor);
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const facts = await repos.enforcement.facts(
      profileId,
      { userId: actor.userId, email: actor.email, by: actor.by },
      now,
    );
    const plan = planEnforcement(facts!, new Set());
    if (plan.release.length === 0) return { refused: { code: "not-enforced" } };
    const events = await releaseDomains(context, profile, plan.release, plan.toPassword, actor, false);
    return { done: { plan }, events: events as unknown as Events };
  },
});
