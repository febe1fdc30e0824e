import { z } from "zod";
import { testState } from "../../db/repositories/enforcement";
import { certificateValidity } from "../core/certificate";
import { domainState } from "../core/domain-state";
import { defineQuery } from "../runtime/query";

const DAY = 86_400_000;

/** Where the organization stands, what needs attention, the last seven days and its people, on one page. */
export const organizationOverviewQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads, now }) {
    const { id, name } = await reads.organization.get();
    const rows = await reads.domains.list();
    const profiles = await reads.profiles.list();
    const emergency = await reads.enforcement.emergencyPeople(now);
    const attention: Array<{ text: string; href: string; action: string }> = [];
    const domains = await Promise.all(
      rows.map(async (row) => {
        const held = row.verifiedAt ? false : await reads.domains.heldElsewhere(row.name);
        const state = domainState(row, held, now);
        const href = `/admin/domains/${row.id}`;
        if (state.is === "needs-attention")
          attention.push({
            text: `${row.name}: the DNS record is missing. ${state.daysLeft} days left.`,
            href,
            action: "Show record",
          });
        if (state.is === "lost")
          attention.push({
            text: `${row.name} is lost: SSO for it has stopped.`,
            href,
            action: "Show record",
          });
        return {
          id: row.id,
          name: row.name,
          state: state.is,
          enforcedBy: row.enforcedByProfileId,
          enforcedAt: row.enforcedAt,
        };
      }),
    );
    const states = [];
    for (const profile of profiles) {
      const trusted = (await reads.profiles.certificates(profile.id)).filter(({ live }) => live);
      states.push({
        id: profile.id,
        name: profile.name,
        test: testState(profile, trusted, now),
        testedAt: profile.testedAt,
        testedBy: profile.testedBy,
        live: profile.live !== null,
      });
      const latest = [...trusted].sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0];
      const validity = latest && certificateValidity(latest, now);
      const href = `/admin/sso/${profile.id}/certificates`;
      if (validity?.state === "expires-soon")
        attention.push({
          text: `${profile.name}: the certificate ends in ${validity.daysLeft} days.`,
          href,
          action: "Add new one",
        });
      if (validity?.state === "expired")
        attention.push({ text: `${profile.name}: the certificate has ended.`, href, action: "Add new one" });
      if (profile.metadataProblem)
        attention.push({
          text: `${profile.name}: its metadata can’t be read.`,
          href: `/admin/sso/${profile.id}`,
          action: "Look",
        });
    }
    const enforced = domains.filter(({ enforcedBy }) => enforcedBy !== null);
    const ready = emergency.filter(({ readiness }) => readiness.ready).length;
    if (enforced.length > 0 && ready === 0)
      attention.push({
        text: "Nobody’s emergency access is proved.",
        href: "/admin/access",
        action: "Finish it",
      });
    for (const { person, readiness } of emergency)
      if (readiness.ready && readiness.drillDue)
        attention.push({
          text: `${person.name} should practise emergency sign-in again.`,
          href: "/admin/access",
          action: "Practise",
        });

    const outcomes = await reads.attempts.outcomesSince(new Date(now.getTime() - 7 * DAY));
    const logins = outcomes.filter(({ outcome }) => outcome === "signed-in" || outcome === "refused");
    const days = Array.from({ length: 7 }, (_, i) => {
      const day = new Date(now.getTime() - (6 - i) * DAY).toISOString().slice(0, 10);
      const of = logins.filter(({ startedAt }) => startedAt.toISOString().startsWith(day));
      const signedIn = of.filter(({ outcome }) => outcome === "signed-in").length;
      return { day, signedIn, refused: of.length - signedIn };
    });
    const exemptions = await reads.exemptions.inForce(now);
    const people = (await Promise.all(
      (["sso", "password"] as const).map((signIn) => reads.people.count({ signIn }, now)),
    )) as [{ people: number; more: boolean }, { people: number; more: boolean }];
    return {
      organization: { id, name },
      domains,
      profiles: states,
      emergency: { named: emergency.length, ready },
      enforced: enforced.map((domain) => domain.name),
      enforcedSince:
        enforced.map(({ enforcedAt }) => enforcedAt!).sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
      enforcedProfileId: enforced[0]?.enforcedBy ?? null,
      attention,
      days,
      signedIn: days.reduce((sum, day) => sum + day.signedIn, 0),
      refused: days.reduce((sum, day) => sum + day.refused, 0),
      lastSignIn: logins.find(({ outcome }) => outcome === "signed-in")?.startedAt ?? null,
      people: {
        sso: people[0],
        password: people[1],
        exempt: exemptions.length,
        emergency: emergency.length,
        invited: await reads.people.count({ status: "invited" }, now),
      },
      rollOut: await rollOut(),
    };

    /** For seven days after the switch-on. */
    async function rollOut() {
      const recent = enforced.filter(
        ({ enforcedAt }) => enforcedAt && now.getTime() - enforcedAt.getTime() < 7 * DAY,
      );
      if (recent.length === 0) return null;
      const counts = await Promise.all(
        recent.map(async ({ name }) => ({
          people: Math.max(
            0,
            (await reads.users.countOnDomain(name)).people -
              (await reads.exemptions.countOnDomain(name, now)) -
              emergency.filter(({ person }) => person.emailDomain === name && person.status !== "suspended")
                .length,
          ),
          signedIn: await reads.enforcement.signedInBySso(name),
        })),
      );
      return {
        domains: recent.map(({ name }) => name),
        people: counts.reduce((sum, { people }) => sum + people, 0),
        signedIn: counts.reduce((sum, { signedIn }) => sum + signedIn, 0),
      };
    }
  },
});
