// Planned switch-ons, their reminders, and requirements that nobody confirmed.
import type { ScheduleRow } from "../../db/repositories/schedules";
import { applyEnforcement, peopleUnderSso, releaseDomains } from "../commands/apply-enforcement";
import { type EnforcementBlocker, planEnforcement } from "../core/enforcement";
import type { DomainEvent } from "../core/events";
import { scheduleStoppedMail, ssoComingMail } from "../mail/enforcement";
import { tellAdministrators } from "../runtime/tell-administrators";
import { eachOrganization, type OrganizationWork } from "./each-organization";
import type { Job } from "./schedule";

const DAY = 86_400_000;

/** Everything is checked again at the time: if anything fails, nothing is required and everyone in charge is told (F 14). */
export const switchOn: Job = {
  name: "switch-on",
  everySeconds: 30,
  run: (ports) =>
    eachOrganization(ports, "switch-on", async (work) => {
      const events: DomainEvent[] = [];
      for (const row of await work.repos.schedules.waiting({ dueBy: work.now }))
        events.push(...(row.kind === "switch-on" ? await happen(work, row) : await takeBack(work, row)));
      for (const row of await work.repos.schedules.waiting({ kind: "switch-on" })) await remind(work, row);
      return events;
    }),
};

async function happen(work: OrganizationWork, row: ScheduleRow): Promise<readonly DomainEvent[]> {
  const { repos, now } = work;
  const profile = await repos.profiles.find(row.profileId);
  if (!profile) {
    await repos.schedules.settle(row.id, "stopped");
    return [];
  }
  const creator = await repos.users.find(row.createdBy);
  const actor = creator && { userId: creator.id, email: creator.email, by: "password" as const };
  const facts = (await repos.enforcement.facts(profile.id, actor, now))!;
  const required = facts.domains.filter(({ enforcedBy }) => enforcedBy === profile.id).map(({ id }) => id);
  // What was required meanwhile stays required: a plan never releases.
  const plan = planEnforcement(facts, new Set([...required, ...row.domainIds]));
  const [blocker] = plan.blockers;
  if (blocker) {
    await repos.schedules.settle(row.id, "stopped");
    const because = WHY_NOT[blocker.code];
    await tellAdministrators(work, (to) =>
      scheduleStoppedMail({ ...to, profile: profile.name, profileId: profile.id, because, key: row.id }),
    );
    return [{ name: "sso.schedule-stopped", profileId: profile.id, profile: profile.name, because }];
  }
  await repos.schedules.settle(row.id, "done");
  if (plan.enforce.length + plan.release.length === 0) return [];
  const by = creator && { userId: creator.id, name: creator.name, email: creator.email };
  return applyEnforcement(work, profile, plan, { by, confirm: false, tellPeople: row.tellPeople });
}

/** Nobody who came in through SSO confirmed within the hour. */
async function takeBack(work: OrganizationWork, row: ScheduleRow): Promise<readonly DomainEvent[]> {
  const { repos } = work;
  const profile = await repos.profiles.find(row.profileId);
  await repos.schedules.settle(row.id, "stopped");
  if (!profile) return [];
  const still = (await repos.domains.enforcedBy(profile.id)).filter(({ id }) => row.domainIds.includes(id));
  if (still.length === 0) return [];
  const counts = await Promise.all(still.map(({ name }) => repos.users.countOnDomain(name)));
  const people = counts.reduce((sum, count) => sum + count.people, 0);
  const events = await releaseDomains(work, profile, still, people, null, true);
  return [{ name: "sso.reverted", profileId: profile.id, profile: profile.name }, ...events];
}

/** F 11, where the plan says that people are told: three days and one day before; the mail's key keeps each from going out twice. */
async function remind({ repos, now, newId }: OrganizationWork, row: ScheduleRow): Promise<void> {
  const left = row.dueAt.getTime() - now.getTime();
  const step = left <= DAY ? "1" : left <= 3 * DAY ? "3" : null;
  if (!row.tellPeople || !step || row.remindersSent.includes(step)) return;
  const profile = await repos.profiles.find(row.profileId);
  const { name: organization } = await repos.organization.get();
  const names = (await repos.domains.list())
    .filter(({ id }) => row.domainIds.includes(id))
    .map(({ name }) => name);
  for (const { email } of await peopleUnderSso(repos, names, now)) {
    const mail = ssoComingMail({
      to: email,
      organization,
      profile: profile?.name ?? "SSO",
      at: row.dueAt,
      key: `${row.id}/${step}`,
    });
    await repos.outbox.add([mail], now, () => newId("mail"));
  }
  await repos.schedules.reminded(row.id, [...row.remindersSent, step]);
}

const WHY_NOT: Record<EnforcementBlocker["code"], string> = {
  "profile-incomplete": "the profile is not published and complete.",
  "profile-untested": "the test is out of date.",
  "no-domain-chosen": "no domain is chosen.",
  "domain-unknown": "a chosen domain was removed.",
  "domain-unverified": "a chosen domain is not verified right now.",
  "domain-enforced-elsewhere": "a chosen domain is required for another profile.",
  "no-emergency-access": "nobody’s emergency access is proved.",
};
