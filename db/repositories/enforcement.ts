// The facts of planEnforcement, read in one place: for the review page, the command and the scheduled switch-on.
import { and, count, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { domainState } from "../../lib/core/domain-state";
import { type EmergencyReadiness, emergencyReadiness } from "../../lib/core/emergency";
import type { EnforcementFacts } from "../../lib/core/enforcement";
import type { OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import { profileFingerprint } from "../../lib/core/profile-fingerprint";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import { domains } from "./domains";
import { exemptions } from "./exemptions";
import { people } from "./people";
import { type CertificateRow, type ProfileRow, profiles } from "./profiles";
import { recoveryCodes } from "./recovery-codes";
import { type UserRow, users } from "./users";

const DAY = 86_400_000;
/** R1: so long a passed test counts. */
export const TEST_DAYS = 30;

export interface EmergencyPerson {
  readonly person: UserRow;
  readonly codesLeft: number;
  readonly readiness: EmergencyReadiness;
}

export const enforcement = (tables: Tables, q: Queryable, organizationId: OrganizationId) => {
  const repos = {
    domains: domains(tables, q, organizationId),
    exemptions: exemptions(tables, q, organizationId),
    people: people(tables, q, organizationId),
    profiles: profiles(tables, q, organizationId),
    codes: recoveryCodes(tables, q, organizationId),
    users: users(tables, q, organizationId),
  };

  const emergencyPeople = async (now: Date): Promise<EmergencyPerson[]> => {
    const named = await repos.users.emergency();
    const left = await repos.codes.left(named.map((person) => person.id));
    return named.map((person) => {
      const codesLeft = left.get(person.id) ?? 0;
      const readiness = emergencyReadiness(
        {
          role: person.role,
          status: person.status,
          passwordSetAt: person.passwordHash ? person.passwordSetAt : null,
          codesLeft,
          codesStoredAt: person.codesStoredAt,
          drilledAt: person.emergencyDrilledAt,
        },
        now,
      );
      return { person, codesLeft, readiness };
    });
  };

  return {
    emergencyPeople,

    /** Null when this organization has no such profile. `actor` null: the product itself (a planned switch-on). */
    async facts(
      profileId: ProfileId,
      actor: { userId: UserId; email: string; by: "password" | "sso" | "emergency" } | null,
      now: Date,
    ): Promise<EnforcementFacts | null> {
      const profile = await repos.profiles.find(profileId);
      if (!profile) return null;
      const trusted = (await repos.profiles.certificates(profileId)).filter(
        (certificate) => certificate.live,
      );
      const emergency = await emergencyPeople(now);
      const rows = await repos.domains.list();
      const known = await Promise.all(
        rows.map(async (row) => {
          const heldElsewhere = row.verifiedAt ? false : await repos.domains.heldElsewhere(row.name);
          const state = domainState(row, heldElsewhere, now).is;
          const { people, invited } = await repos.users.countOnDomain(row.name);
          const named = emergency.filter(({ person }) => person.emailDomain === row.name);
          const exempt = await repos.exemptions.countOnDomain(row.name, now);
          return {
            id: row.id,
            name: row.name,
            state: state === "expired" ? ("waiting" as const) : state,
            enforcedBy: row.enforcedByProfileId,
            people,
            invited,
            exempt,
            emergency: named.filter(({ person }) => person.status !== "suspended").length,
          };
        }),
      );
      const actorDomain =
        actor && rows.find((row) => row.name === actor.email.slice(actor.email.indexOf("@") + 1));
      const actorOut =
        actor !== null &&
        (emergency.some(({ person }) => person.id === actor.userId) ||
          (await repos.exemptions.findInForce(actor.userId, now)) !== null);
      return {
        profile: { id: profileId, ...profileFacts(profile, trusted, now) },
        domains: known,
        emergencyReady: emergency.filter(({ readiness }) => readiness.ready).length,
        actor: {
          userId: actor?.userId ?? ("" as UserId),
          domainId: actorDomain?.id ?? null,
          exempt: actorOut,
          signedInBy: actor?.by ?? "sso",
        },
        outsideDomains: (await repos.people.count({ outside: true }, now)).people,
      };
    },

    /** How many of those who must use SSO on this domain came in with it last: the roll-out's counter. */
    async signedInBySso(domain: string): Promise<number> {
      const { users, exemptions } = tables;
      const [row] = await q
        .select({ people: count() })
        .from(users)
        .leftJoin(exemptions, and(eq(exemptions.userId, users.id), isNull(exemptions.endedAt)))
        .where(
          and(
            // Exempt and emergency people are not asked to, so they do not count when they do.
            isNull(exemptions.id),
            isNull(users.emergencySince),
            eq(tables.users.organizationId, organizationId),
            eq(tables.users.emailDomain, domain),
            eq(tables.users.lastSignInBy, "sso"),
            ne(tables.users.status, "suspended"),
            isNotNull(tables.users.lastSignInAt),
          ),
        );
      return row?.people ?? 0;
    },
  };
};

function profileFacts(profile: ProfileRow, trusted: readonly CertificateRow[], now: Date) {
  const valid = trusted.filter(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter);
  const latest = Math.max(...valid.map(({ notAfter }) => notAfter.getTime()));
  const complete = profile.on && profile.live !== null && valid.length > 0;
  return {
    complete,
    test: testState(profile, trusted, now),
    testers: profile.testedBy.length,
    certificateDaysLeft: valid.length > 0 ? Math.floor((latest - now.getTime()) / DAY) : null,
  };
}

/** R1: a test counts for exactly the settings that are live, and for 30 days. */
export function testState(
  profile: Pick<ProfileRow, "live" | "testedFingerprint" | "testedAt" | "waivedFingerprint">,
  trusted: ReadonlyArray<Pick<CertificateRow, "fingerprint">>,
  now: Date,
): EnforcementFacts["profile"]["test"] {
  if (!profile.live) return "never";
  const live = profileFingerprint(
    profile.live,
    trusted.map(({ fingerprint }) => fingerprint),
  );
  const passed = profile.testedFingerprint === live && profile.testedAt !== null;
  if (passed && now.getTime() - profile.testedAt!.getTime() <= TEST_DAYS * DAY) return "passed";
  if (profile.waivedFingerprint === live) return "waived-by-operator";
  if (passed) return "older-than-30-days";
  return profile.testedFingerprint ? "outdated" : "never";
}
