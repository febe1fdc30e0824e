import { and, count, eq, gt, gte, isNotNull, isNull, lt, or } from "drizzle-orm";
import { domainOf, type EmailAddress } from "../../lib/core/email";
import type { AttemptId, OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { LoginFacts } from "../../lib/core/login";
import type { TrustedProfile } from "../../lib/core/sso-profile";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import type { AttemptRow } from "./attempts";
import type { PasskeyRow } from "./passkeys";
import { PRODUCT } from "./profiles";
import { rememberOnce } from "./remember-once";
import type { UserChange, UserRow } from "./users";

/** No user's id. */
const NOBODY = "" as UserId;

/** A profile as the door sees it: whose it is, and its settings if it is published, switched on and has a certificate. */
export interface ProfileAtDoor {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly name: string;
  readonly provider: string;
  /** Null when nobody can sign in with it: off, never published, or without a certificate. */
  readonly trusted: TrustedProfile | null;
}

/** The visitor's side, across organizations: for lib/login only. */
export const logins = (tables: Tables, q: Queryable) => {
  const {
    users,
    domains,
    profiles,
    certificates,
    exemptions,
    loginAttempts,
    rememberedAssertions,
    identities,
    organizations,
    passkeys,
  } = tables;

  const profileAtDoor = async (id: ProfileId): Promise<ProfileAtDoor | null> => {
    const [row] = await q
      .select({ profile: profiles, organizationName: organizations.name })
      .from(profiles)
      .innerJoin(organizations, eq(organizations.id, profiles.organizationId))
      .where(and(eq(profiles.id, id), eq(profiles.product, PRODUCT)));
    if (!row) return null;
    const { profile, organizationName } = row;
    const { organizationId, name, provider, live } = profile;
    const trusted = await q
      .select()
      .from(certificates)
      .where(and(eq(certificates.profileId, id), eq(certificates.live, true)))
      .orderBy(certificates.addedAt, certificates.id);
    const usable = profile.on && live !== null && trusted.length > 0;
    return {
      organizationId,
      organizationName,
      name,
      provider,
      trusted: usable ? { ...live, id, organizationId, name, certificates: trusted } : null,
    };
  };

  return {
    profileAtDoor,

    /** Everything that the policy may look at for this address, read as of `now`. */
    async facts(email: EmailAddress, now: Date): Promise<LoginFacts & { userRow: UserRow | null }> {
      const [userRow] = await q.select().from(users).where(eq(users.email, email));
      const [domain] = await q
        .select({ domain: domains, profile: profiles })
        .from(domains)
        .innerJoin(
          profiles,
          and(
            eq(profiles.id, domains.enforcedByProfileId),
            eq(profiles.organizationId, domains.organizationId),
            eq(profiles.product, PRODUCT),
          ),
        )
        .where(and(eq(domains.name, domainOf(email)), isNotNull(domains.verifiedAt)));
      // Asked about nobody as well: an unknown address must not be answered sooner than a known one (L03).
      const [exemption] = await q
        .select({ id: exemptions.id })
        .from(exemptions)
        .where(
          and(
            eq(exemptions.userId, userRow?.id ?? NOBODY),
            isNull(exemptions.endedAt),
            or(isNull(exemptions.until), gt(exemptions.until, now)),
          ),
        );
      const [certificate] = domain
        ? await q
            .select({ id: certificates.id })
            .from(certificates)
            .where(and(eq(certificates.profileId, domain.profile.id), eq(certificates.live, true)))
            .limit(1)
        : [];
      return {
        userRow: userRow ?? null,
        user: userRow
          ? {
              id: userRow.id,
              organizationId: userRow.organizationId,
              status: userRow.status,
              exempt: exemption !== undefined,
              emergency: userRow.emergencySince !== null,
            }
          : null,
        enforcement: domain
          ? {
              organizationId: domain.domain.organizationId,
              profileId: domain.profile.id,
              usable: domain.profile.on && domain.profile.live !== null && certificate !== undefined,
              paused: isPaused(domain.profile, now),
              domainLost: domain.domain.lostAt !== null,
              ...newAccountsOf(domain.profile.live),
            }
          : null,
      };
    },

    async findUser(id: UserId): Promise<UserRow | null> {
      const [row] = await q.select().from(users).where(eq(users.id, id));
      return row ?? null;
    },
    async findUserByEmail(email: EmailAddress): Promise<UserRow | null> {
      const [row] = await q.select().from(users).where(eq(users.email, email));
      return row ?? null;
    },
    async changeUser(id: UserId, change: UserChange): Promise<void> {
      await q.update(users).set(change).where(eq(users.id, id));
    },

    async open(row: Tables["loginAttempts"]["$inferInsert"]): Promise<AttemptRow> {
      const [saved] = await q.insert(loginAttempts).values(row).returning();
      return saved!;
    },
    async find(id: AttemptId): Promise<AttemptRow | null> {
      const [row] = await q.select().from(loginAttempts).where(eq(loginAttempts.id, id));
      return row ?? null;
    },
    async findByReference(reference: string): Promise<AttemptRow | null> {
      const [row] = await q.select().from(loginAttempts).where(eq(loginAttempts.reference, reference));
      return row ?? null;
    },
    /** Takes an open attempt of this profile, once: null when it is unknown, used, too old or another profile's. */
    async consume(id: AttemptId, profileId: ProfileId, now: Date): Promise<AttemptRow | null> {
      const [row] = await q
        .update(loginAttempts)
        .set({ consumedAt: now })
        .where(
          and(
            eq(loginAttempts.id, id),
            eq(loginAttempts.profileId, profileId),
            isNull(loginAttempts.consumedAt),
            gt(loginAttempts.expiresAt, now),
          ),
        )
        .returning();
      return row ?? null;
    },
    async change(id: AttemptId, change: Partial<Omit<AttemptRow, "id">>): Promise<void> {
      await q.update(loginAttempts).set(change).where(eq(loginAttempts.id, id));
    },
    /** How the sign-ins of everybody ended since then: for monitoring. */
    async countOutcomes(since: Date) {
      return q
        .select({ method: loginAttempts.method, outcome: loginAttempts.outcome, count: count() })
        .from(loginAttempts)
        .where(and(gte(loginAttempts.startedAt, since), isNotNull(loginAttempts.outcome)))
        .groupBy(loginAttempts.method, loginAttempts.outcome);
    },
    /** False when this profile's assertion was used before (SAML.md 1.11). One statement, so it holds across processes. */
    async remember(assertionId: string, profileId: ProfileId, until: Date): Promise<boolean> {
      return rememberOnce(tables, q, `${profileId} ${assertionId}`, until);
    },
    async forgetAssertions(endedBefore: Date): Promise<void> {
      await q.delete(rememberedAssertions).where(lt(rememberedAssertions.until, endedBefore));
    },

    async findPasskey(credentialId: string): Promise<PasskeyRow | null> {
      const [row] = await q.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
      return row ?? null;
    },
    /** A passkey's challenge is answered once: false when this one was before. */
    takeChallenge: (id: string, until: Date): Promise<boolean> =>
      rememberOnce(tables, q, `passkey ${id}`, until),
    /**
     * Moves the counter on: false when it did not grow, which is a copy of the passkey (WebAuthn 6.1.1). Passkeys that are
     * kept on several devices do not count and stay at 0.
     */
    async usedPasskey(id: string, counter: number, now: Date): Promise<boolean> {
      const grown = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
      const rows = await q
        .update(passkeys)
        .set({ counter, lastUsedAt: now })
        .where(and(eq(passkeys.id, id), grown))
        .returning({ id: passkeys.id });
      return rows.length === 1;
    },

    /** To the minute: of a crowd that signs in at once, one writes the row, and the others do not wait for it. */
    async sawCertificate(profileId: ProfileId, fingerprint: string, now: Date): Promise<void> {
      const before = new Date(now.getTime() - 60_000);
      await q
        .update(certificates)
        .set({ lastSeenAt: now })
        .where(
          and(
            eq(certificates.profileId, profileId),
            eq(certificates.fingerprint, fingerprint),
            or(isNull(certificates.lastSeenAt), lt(certificates.lastSeenAt, before)),
          ),
        );
    },

    /** The identity that this person was pinned to, and the person that this name is pinned to (SECURITY.md I4). */
    async pins(profileId: ProfileId, userId: UserId, issuer: string, nameId: string) {
      const [ofUser] = await q
        .select()
        .from(identities)
        .where(and(eq(identities.profileId, profileId), eq(identities.userId, userId)));
      const [ofName] = await q
        .select()
        .from(identities)
        .where(
          and(
            eq(identities.profileId, profileId),
            eq(identities.issuer, issuer),
            eq(identities.nameId, nameId),
          ),
        );
      return { ofUser: ofUser ?? null, ofName: ofName ?? null };
    },
    async pin(row: Tables["identities"]["$inferInsert"]): Promise<void> {
      await q.insert(identities).values(row).onConflictDoNothing();
    },
    async unpin(profileId: ProfileId, userId: UserId): Promise<void> {
      await q
        .delete(identities)
        .where(and(eq(identities.profileId, profileId), eq(identities.userId, userId)));
    },
    /** Ends the automatic exemption of whoever switched SSO on, at their first SSO sign-in (R3). True when there was one. */
    async endUntilFirstSso(userId: UserId, now: Date): Promise<boolean> {
      const rows = await q
        .update(exemptions)
        .set({ endedAt: now, endedBecause: "first-sso" })
        .where(
          and(
            eq(exemptions.userId, userId),
            eq(exemptions.kind, "until-first-sso"),
            isNull(exemptions.endedAt),
          ),
        )
        .returning({ id: exemptions.id });
      return rows.length > 0;
    },
  };
};

/** Configurations of an earlier version do not say it: then none are made. */
function newAccountsOf(live: { readonly newAccounts?: "off" | "member" | "admin" } | null) {
  const role = live?.newAccounts ?? "off";
  return role === "off" ? {} : { newAccounts: role };
}

/** R7: a pause that has ended needs nobody to end it. */
export function isPaused(profile: { pausedAt: Date | null; pausedUntil: Date | null }, now: Date): boolean {
  return profile.pausedAt !== null && (profile.pausedUntil === null || profile.pausedUntil > now);
}
