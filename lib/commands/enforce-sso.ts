// Requiring SSO: the plan is made again on fresh facts, the same that the review page shows, and then carried out.
import { z } from "zod";
import { planEnforcement } from "../core/enforcement";
import type { DomainEvent } from "../core/events";
import type { DomainId, ProfileId } from "../core/ids";
import type { Refusal } from "../core/refusals";
import { asPerson, type CommandContext, defineCommand } from "../runtime/command";
import { formerlyExempt } from "../runtime/formerly-exempt";
import { applyEnforcement } from "./apply-enforcement";
import { exemptPerson, reasonInput, untilInput } from "./exempt-person";

const listed = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);
const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on");

const input = z.object({
  profileId: z.string().transform((id) => id as ProfileId),
  domains: listed.transform((ids) => ids as DomainId[]),
  /** Addresses of people who stay out from the first moment on. */
  exempt: z
    .string()
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .refine(
      (list) => list.length <= 50,
      "At most 50 people here. Exempt others on the Users page afterwards.",
    ),
  exemptReason: z.string().default(""),
  exemptUntil: untilInput,
  /** People whose exemption ended with an earlier requirement, and who are exempt again with the same reason. */
  again: listed,
  warningsRead: ticked,
  sendMail: ticked,
  /** Taken back after an hour unless an owner who came in through SSO confirms. */
  confirm: ticked,
  when: z.enum(["now", "at"]).default("now"),
  /** UTC, from a date-and-time field. */
  at: z.string().default(""),
});

export const enforceSsoCommand = defineCommand({
  permission: "sso.enforce",
  fresh: true,
  input,
  async run(context, form) {
    const { repos, now, newId } = context;
    const actor = asPerson(context.actor);
    const profile = await repos.profiles.find(form.profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const wanted = new Set(form.domains);
    const left = await leaveOut(context, form, profile.name);
    if ("refused" in left) return left;
    const facts = await repos.enforcement.facts(
      form.profileId,
      { userId: actor.userId, email: actor.email, by: actor.by },
      now,
    );
    const plan = planEnforcement(facts!, wanted);
    if (plan.blockers.length > 0) return { refused: { code: "blocked", blockers: plan.blockers } };
    if (plan.enforce.length + plan.release.length === 0)
      return { refused: { code: "blocked", blockers: [{ code: "no-domain-chosen" }] } };
    if (plan.warnings.length > 0 && !form.warningsRead) return { refused: { code: "warnings-unread" } };

    if (form.when === "at") {
      const at = new Date(`${form.at}Z`);
      if (Number.isNaN(at.getTime()) || at <= now) return { refused: { code: "time-in-the-past" } };
      // A plan only adds: what it would release is released by hand, seen by whoever does it.
      if (plan.enforce.length === 0)
        return { refused: { code: "blocked", blockers: [{ code: "no-domain-chosen" }] } };
      for (const row of await repos.schedules.waiting({ profileId: profile.id, kind: "switch-on" }))
        await repos.schedules.settle(row.id, "cancelled");
      await repos.schedules.add({
        id: newId("schedule"),
        profileId: profile.id,
        kind: "switch-on",
        domainIds: plan.enforce.map(({ id }) => id),
        tellPeople: form.sendMail,
        dueAt: at,
        createdAt: now,
        createdBy: actor.userId,
      });
      const domains = plan.enforce.map(({ name }) => name);
      return {
        done: { scheduledFor: at as Date | null, plan },
        events: [
          {
            name: "sso.scheduled",
            profileId: profile.id,
            profile: profile.name,
            domains,
            at: at.toISOString(),
          },
          ...left.events,
        ],
      };
    }
    const events = await applyEnforcement(context, profile, plan, {
      by: { userId: actor.userId, name: actor.name, email: actor.email },
      confirm: form.confirm,
      tellPeople: form.sendMail,
    });
    return { done: { scheduledFor: null as Date | null, plan }, events: [...events, ...left.events] };
  },
});

/** The exemptions of the review begin in the same transaction, so that nobody is locked out for a moment. */
async function leaveOut(
  context: CommandContext<undefined>,
  form: z.output<typeof input>,
  profile: string,
): Promise<{ events: DomainEvent[] } | { refused: Refusal }> {
  if (form.exempt.length + form.again.length === 0) return { events: [] };
  const reason = reasonInput.safeParse(form.exemptReason);
  if (!reason.success && form.exempt.length > 0)
    return {
      refused: {
        code: "invalid-input",
        issues: [{ field: "exemptReason", message: reason.error.issues[0]!.message }],
      },
    };
  const chosen = new Set(form.domains);
  const names = new Set(
    (await context.repos.domains.list()).filter(({ id }) => chosen.has(id)).map(({ name }) => name),
  );
  const events: DomainEvent[] = [];
  const offered = await formerlyExempt(context.repos, [...names], context.now);
  const typed = form.exempt.map((email) => ({
    email,
    reason: reason.data ?? "",
    until: form.exemptUntil,
  }));
  const again = offered.filter(({ id, email }) => form.again.includes(id) && !form.exempt.includes(email));
  for (const { email, reason, until } of [...typed, ...again]) {
    const person = await context.repos.users.findByEmail(email);
    if (!person) return { refused: { code: "not-found", what: `person (${email})` } };
    const outcome = await exemptPerson(context, person, {
      domainEnforced: names.has(person.emailDomain),
      profile,
      reason,
      until,
    });
    if ("refused" in outcome) return outcome;
    events.push({
      name: "user.sso-disabled",
      user: person.id,
      email,
      reason,
      until: until?.toISOString() ?? null,
    });
  }
  return { events };
}
