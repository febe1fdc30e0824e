// The review page's question: exactly the plan that the command would carry out now, and what stands around it.
import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import { planEnforcement } from "../core/enforcement";
import type { DomainId, ProfileId } from "../core/ids";
import { formerlyExempt } from "../runtime/formerly-exempt";
import { defineQuery } from "../runtime/query";

export const previewEnforcementQuery = defineQuery({
  permission: "sso.enforce",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    /** Absent: what is enforced now, or every verified domain when nothing is. */
    domains: z.array(z.string()).optional(),
  }),
  async run({ reads, actor, now, mailIsSent }, { profileId, domains }) {
    const profile = await reads.profiles.find(profileId);
    if (!profile || actor.kind !== "person") return null;
    const facts = (await reads.enforcement.facts(
      profileId,
      { userId: actor.userId, email: actor.email, by: actor.by },
      now,
    ))!;
    const enforced = facts.domains.filter(({ enforcedBy }) => enforcedBy === profileId);
    const free = facts.domains.filter(({ state, enforcedBy }) => state === "verified" && enforcedBy === null);
    const suggested = enforced.length > 0 ? enforced : free;
    const wanted = new Set((domains as DomainId[] | undefined) ?? suggested.map(({ id }) => id));
    const [schedule] = await reads.schedules.waiting({ profileId, kind: "switch-on" });
    const [confirm] = await reads.schedules.waiting({ profileId, kind: "confirm" });
    const signedIn = await Promise.all(enforced.map(({ name }) => reads.enforcement.signedInBySso(name)));
    const rows = await reads.domains.list();
    const since =
      rows.find(({ enforcedByProfileId }) => enforcedByProfileId === profileId)?.enforcedAt ?? now;
    const outcomes = await reads.attempts.page(5, { profileId, outcome: "refused", since });
    const release = planEnforcement(facts, new Set());
    const inForce = await reads.exemptions.inForce(now);
    const on = (names: readonly string[]) => (email: string) =>
      names.includes(email.slice(email.indexOf("@") + 1));
    const plan = planEnforcement(facts, wanted);
    const onReleased = on(release.release.map(({ name }) => name));
    return {
      profile: {
        id: profile.id,
        name: profile.name,
        testedAt: profile.testedAt,
        testedBy: profile.testedBy,
        pausedUntil: profile.pausedUntil,
        pausedReason: profile.pausedReason,
        paused: isPaused(profile, now),
      },
      facts,
      wanted: [...wanted],
      plan,
      /** What happens when nothing is required with this profile any more. */
      release: {
        domains: release.release.map(({ name }) => name),
        people: release.toPassword,
        exempt: inForce.map(({ email }) => email).filter(onReleased),
      },
      /** Offered to be exempt again, with the same reason. */
      formerlyExempt: await formerlyExempt(
        reads,
        plan.enforce.map(({ name }) => name),
        now,
      ),
      emergency: (await reads.enforcement.emergencyPeople(now)).map(({ person, readiness }) => ({
        name: person.name,
        ready: readiness.ready,
        drilledAt: person.emergencyDrilledAt,
      })),
      exempt: inForce.map(({ exemption, email, name }) => ({
        email,
        name,
        reason: exemption.reason,
        until: exemption.until,
        automatic: exemption.kind === "until-first-sso",
      })),
      schedule: schedule
        ? {
            at: schedule.dueAt,
            domains: rows
              .filter(({ id }) => schedule.domainIds.includes(id))
              .map(({ id, name }) => ({ id, name })),
            by: (await reads.users.find(schedule.createdBy))?.name ?? "somebody who was removed",
            plannedAt: schedule.createdAt,
            tellPeople: schedule.tellPeople,
          }
        : null,
      confirmBy: confirm?.dueAt ?? null,
      rollOut:
        enforced.length > 0
          ? {
              since,
              people: enforced.reduce(
                (sum, d) => sum + Math.max(0, d.people - d.exempt - (d.emergency ?? 0)),
                0,
              ),
              signedIn: signedIn.reduce((sum, n) => sum + n, 0),
              refused: outcomes.map(({ id, reference, email, because, startedAt }) => ({
                id,
                reference,
                email,
                because,
                startedAt,
              })),
            }
          : null,
      mailIsSent,
      canConfirm: actor.role === "owner" && actor.by === "sso",
    };
  },
});
