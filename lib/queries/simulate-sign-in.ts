import { z } from "zod";
import { domainOf, parseEmail } from "../core/email";
import { explainDecision } from "../core/explain-decision";
import { defineQuery } from "../runtime/query";

/** What happens if this address signs in at that time; switch-ons that are planned until then count as done. */
export const simulateSignInQuery = defineQuery({
  permission: "sign-ins.read",
  input: z.object({ email: z.string(), at: z.string().default("") }),
  async run({ reads, now, actor }, { email: typed, at: typedAt }) {
    const email = parseEmail(typed);
    if (!email) return { problem: `“${typed}” is not an e-mail address.` } as const;
    const at = typedAt ? new Date(`${typedAt}Z`) : now;
    if (Number.isNaN(at.getTime()) || (at < now && typedAt))
      return { problem: "Choose a time in the future." } as const;
    const domain = domainOf(email);
    const user = await reads.users.findByEmail(email);
    const row = await reads.domains.findByName(domain);
    const planned = row
      ? (await reads.schedules.waiting({ kind: "switch-on", dueBy: at })).find(({ domainIds }) =>
          domainIds.includes(row.id),
        )
      : undefined;
    const required = (await reads.people.requiredDomains(at)).find(({ name }) => name === domain);
    const plannedProfile = planned && !required ? await reads.profiles.find(planned.profileId) : null;
    const enforcement = required
      ? {
          profileId: required.profileId,
          usable: required.usable,
          paused: required.paused,
          domainLost: required.lost,
        }
      : plannedProfile
        ? {
            profileId: plannedProfile.id,
            usable: plannedProfile.on && plannedProfile.live !== null,
            paused: false,
            domainLost: false,
          }
        : null;
    const explained = explainDecision({
      user: user && {
        id: user.id,
        organizationId: user.organizationId,
        status: user.status,
        exempt: (await reads.exemptions.findInForce(user.id, at)) !== null,
        emergency: user.emergencySince !== null,
      },
      enforcement: enforcement && { organizationId: actor.organizationId, ...enforcement },
    });
    return {
      email,
      at,
      name: user?.name ?? null,
      profile: required?.profile ?? plannedProfile?.name ?? null,
      planned: plannedProfile !== null,
      ours: row !== null,
      enforcedElsewhere: await reads.domains.enforcedElsewhere(domain),
      ...explained,
    } as const;
  },
});
