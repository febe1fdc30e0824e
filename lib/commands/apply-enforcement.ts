// Carrying out an accepted plan: rows of domains, R3's exemption, what ends, who is told. For a person and for the schedule.
import type { Repositories } from "../../db/repositories";
import type { ProfileRow } from "../../db/repositories/profiles";
import { exemptionInWords, requiredInWords } from "../core/before-after";
import type { EnforcementPlan } from "../core/enforcement";
import type { DomainEvent, Events } from "../core/events";
import type { DomainId, UserId } from "../core/ids";
import { enforcedMail, releasedMail, ssoRequiredMail } from "../mail/enforcement";
import type { CommandContext } from "../runtime/command";
import { tellAdministrators } from "../runtime/tell-administrators";

/** So long an owner has to come in through SSO and confirm. */
export const CONFIRM_MINUTES = 60;
/** More people than this are told by their administrators: one change must not write a million mails. */
export const MOST_TOLD = 2000;

type Work = Pick<CommandContext<undefined>, "repos" | "now" | "newId" | "origin">;

/** `plan` has no blockers and was made in this transaction. Answers the events. */
export async function applyEnforcement(
  work: Work,
  profile: Pick<ProfileRow, "id" | "name">,
  plan: EnforcementPlan,
  of: {
    by: { userId: UserId; name: string; email: string } | null;
    /** Who the mails name when it is no person of the organization. */
    byName?: string;
    confirm: boolean;
    tellPeople: boolean;
  },
): Promise<Events> {
  const { repos, now, newId } = work;
  const about = { profileId: profile.id, profile: profile.name };
  const enforced = plan.enforce.map(({ name }) => name);
  const events: DomainEvent[] = [];
  const before = (await repos.domains.enforcedBy(profile.id)).map(({ name }) => name);
  await repos.domains.enforce(
    plan.enforce.map(({ id }) => id),
    profile.id,
    of.by?.userId ?? null,
    now,
  );
  if (enforced.length > 0)
    events.push({
      name: "sso.enforced",
      ...about,
      domains: enforced,
      people: plan.toSso,
      from: requiredInWords(before),
      to: requiredInWords([...new Set([...before, ...enforced])]),
    });

  if (of.by && plan.actorStaysOut) {
    const reason = "Required SSO; stays exempt until the first sign-in with SSO.";
    const started = await repos.exemptions.start({
      id: newId("exemption"),
      userId: of.by.userId,
      kind: "until-first-sso",
      reason,
      startedAt: now,
      startedBy: of.by.userId,
      until: null,
    });
    if (started)
      events.push({
        name: "user.sso-disabled",
        user: of.by.userId,
        email: of.by.email,
        reason,
        until: null,
        to: exemptionInWords({ kind: "until-first-sso", until: null }),
      });
  }
  const confirmBy = of.confirm ? new Date(now.getTime() + CONFIRM_MINUTES * 60_000) : null;
  if (confirmBy && of.by && enforced.length > 0) {
    await repos.schedules.add({
      id: newId("schedule"),
      profileId: profile.id,
      kind: "confirm",
      domainIds: plan.enforce.map(({ id }) => id),
      dueAt: confirmBy,
      createdAt: now,
      createdBy: of.by.userId,
    });
  }
  if (enforced.length > 0) {
    await tellAdministrators(work, (to) =>
      enforcedMail({
        ...to,
        profile: profile.name,
        profileId: profile.id,
        domains: enforced,
        people: plan.toSso,
        exempt: plan.staysExempt,
        by: of.by?.name ?? of.byName ?? "the schedule",
        at: now,
        confirmBy,
      }),
    );
    if (of.tellPeople) await tellPeople(work, profile, enforced);
  }
  if (plan.release.length > 0)
    events.push(
      ...(await releaseDomains(work, profile, plan.release, plan.toPassword, of.by, false, of.byName)),
    );
  return events as unknown as Events;
}

/** Stops requiring these domains, and tells everyone in charge. */
export async function releaseDomains(
  work: Work,
  profile: Pick<ProfileRow, "id" | "name">,
  release: ReadonlyArray<{ id: DomainId; name: string }>,
  people: number,
  by: { userId: UserId; name: string } | null,
  reverted: boolean,
  byName = "Doorward",
): Promise<DomainEvent[]> {
  const events = await endRequirement(work, profile, release, people, by);
  await tellAdministrators(work, (to) =>
    releasedMail({
      ...to,
      profile: profile.name,
      domains: release.map(({ name }) => name),
      by: by?.name ?? byName,
      at: work.now,
      reverted,
    }),
  );
  return events;
}

/** The same without the mail. Exemptions of these domains' people end with it (DESIGN.md section 5 rule 3). */
export async function endRequirement(
  { repos, now }: Pick<Work, "repos" | "now">,
  profile: Pick<ProfileRow, "id" | "name">,
  release: ReadonlyArray<{ id: DomainId; name: string }>,
  people: number,
  by: { userId: UserId } | null,
): Promise<DomainEvent[]> {
  const names = release.map(({ name }) => name);
  const before = (await repos.domains.enforcedBy(profile.id)).map(({ name }) => name);
  await repos.domains.release(release.map(({ id }) => id));
  if ((await repos.domains.enforcedBy(profile.id)).length === 0)
    await repos.profiles.change(profile.id, {
      pausedAt: null,
      pausedUntil: null,
      pausedReason: null,
      pausedBy: null,
    });
  const on = (email: string) => names.includes(email.slice(email.indexOf("@") + 1));
  const ending = (await repos.exemptions.inForce(now)).filter(({ email }) => on(email));
  await repos.exemptions.end(
    ending.map(({ exemption }) => exemption.userId),
    "released",
    by?.userId ?? null,
    now,
  );
  const ids = new Set<string>(release.map(({ id }) => id));
  for (const row of await repos.schedules.waiting({ profileId: profile.id, kind: "confirm" }))
    if (row.domainIds.every((id) => ids.has(id))) await repos.schedules.settle(row.id, "cancelled");
  return [
    {
      name: "sso.released",
      profileId: profile.id,
      profile: profile.name,
      domains: names,
      people,
      from: requiredInWords(before),
      to: requiredInWords(before.filter((name) => !names.includes(name))),
    },
    ...ending.map(({ exemption, email }) => ({
      name: "user.sso-enabled" as const,
      user: exemption.userId,
      email,
      because: "released" as const,
      from: exemptionInWords(exemption),
      to: "not required, so not exempt",
    })),
  ];
}

/** F 12: to everybody who must use SSO from now on. */
async function tellPeople(
  { repos, now, newId, origin }: Work,
  profile: Pick<ProfileRow, "id" | "name">,
  domains: readonly string[],
): Promise<void> {
  const { name: organization } = await repos.organization.get();
  for (const { email } of await peopleUnderSso(repos, domains, now)) {
    const key = `${profile.id}/${now.toISOString()}`;
    const mail = ssoRequiredMail({ to: email, organization, profile: profile.name, origin, key });
    await repos.outbox.add([mail], now, () => newId("mail"));
  }
}

/** Active people of these domains who are neither exempt nor emergency; MOST_TOLD at most. */
export async function peopleUnderSso(
  repos: Repositories,
  domains: readonly string[],
  now: Date,
): Promise<Array<{ email: string }>> {
  const out = new Set((await repos.exemptions.inForce(now)).map(({ email }) => email));
  const found: Array<{ email: string }> = [];
  for (const domain of domains) {
    let after: string | undefined;
    do {
      const page = await repos.people.page({ domain, status: "active" }, { after, limit: 500 }, now);
      found.push(
        ...page.people.filter(({ email, emergencySince }) => !out.has(email) && emergencySince === null),
      );
      after = page.next ?? undefined;
    } while (after !== undefined && found.length < MOST_TOLD);
  }
  return found.slice(0, MOST_TOLD);
}
