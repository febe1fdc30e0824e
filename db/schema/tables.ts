// Every table once, in the seven words of the kit. drizzle-kit generates both migration sets from it.
// Ids are random prefixed text; addresses and domain names are stored lower-case; instants are UTC.
import { sql } from "drizzle-orm";
import type { Role } from "../../lib/core/access";
import type { EventName } from "../../lib/core/events";
import type * as Ids from "../../lib/core/ids";
import type { SamlFault } from "../../lib/core/saml-fault";
import type { ProfileConfiguration } from "../../lib/core/sso-profile";
import type { Kit } from "./kit";

export function defineTables(k: Kit) {
  const organizations = k.table("organizations", {
    id: k.text("id").primaryKey().$type<Ids.OrganizationId>(),
    name: k.text("name").notNull(),
    timeZone: k.text("time_zone").notNull().default("UTC"),
    /** Organization-wide choices: session hours, second factor for passwords, notification addresses … */
    settings: k.json("settings").$type<Record<string, unknown>>().notNull(),
    createdAt: k.instant("created_at").notNull(),
  });

  const users = k.table(
    "users",
    {
      id: k.text("id").primaryKey().$type<Ids.UserId>(),
      organizationId: k
        .text("organization_id")
        .notNull()
        .$type<Ids.OrganizationId>()
        .references(() => organizations.id),
      email: k.text("email").notNull(),
      /** The part after the @, kept beside it so that domains join and filter without string work. */
      emailDomain: k.text("email_domain").notNull(),
      name: k.text("name").notNull(),
      /** Lower-case "name email", for substring search. */
      searchText: k.text("search_text").notNull(),
      role: k.text("role").notNull().$type<Role>(),
      status: k.text("status").notNull().$type<"active" | "invited" | "suspended">(),
      operator: k.flag("operator").notNull(),
      passwordHash: k.text("password_hash"),
      passwordSetAt: k.instant("password_set_at"),
      /** Sealed TOTP secret; confirmed when totpConfirmedAt is set. */
      totpSecret: k.text("totp_secret"),
      totpConfirmedAt: k.instant("totp_confirmed_at"),
      totpLastStep: k.integer("totp_last_step"),
      /** Named for emergency access since then; null for everybody else. */
      emergencySince: k.instant("emergency_since"),
      emergencyDrilledAt: k.instant("emergency_drilled_at"),
      codesStoredAt: k.instant("codes_stored_at"),
      invitedBy: k.text("invited_by").$type<Ids.UserId>(),
      createdAt: k.instant("created_at").notNull(),
      joinedAt: k.instant("joined_at"),
      suspendedAt: k.instant("suspended_at"),
      lastSignInAt: k.instant("last_sign_in_at"),
      lastSignInBy: k.text("last_sign_in_by").$type<"password" | "sso" | "emergency">(),
    },
    (t) => [
      k.uniqueIndex("users_email_once").on(t.email),
      // With the text, so that a search that reads the list in order reads no whole rows.
      k.index("users_by_organization_email").on(t.organizationId, t.email, t.searchText),
      k.index("users_by_organization_role").on(t.organizationId, t.role, t.email),
      k.index("users_by_organization_status").on(t.organizationId, t.status, t.email),
      // With what the ways to sign in are checked by, so that they are counted without reading rows.
      k
        .index("users_by_organization_domain")
        .on(t.organizationId, t.emailDomain, t.email, t.id, t.emergencySince),
      k.index("users_emergency").on(t.organizationId, t.email).where(sql`emergency_since is not null`),
    ],
  );

  const domains = k.table(
    "domains",
    {
      id: k.text("id").primaryKey().$type<Ids.DomainId>(),
      organizationId: k
        .text("organization_id")
        .notNull()
        .$type<Ids.OrganizationId>()
        .references(() => organizations.id),
      name: k.text("name").notNull(),
      /** 32 hex digits: the challenge (SECURITY.md D1). */
      challenge: k.text("challenge").notNull(),
      method: k.text("method").notNull().$type<"dns" | "https-file">(),
      claimedAt: k.instant("claimed_at").notNull(),
      claimedBy: k.text("claimed_by").$type<Ids.UserId>(),
      verifiedAt: k.instant("verified_at"),
      verifiedBy: k.text("verified_by").$type<"dns" | "https-file" | "operator">(),
      checkedAt: k.instant("checked_at"),
      nextCheckAt: k.instant("next_check_at"),
      /** What the last check saw (lib/core/verified-domain.ts), as data. */
      observation: k.json("observation").$type<unknown>(),
      missingSince: k.instant("missing_since"),
      lostAt: k.instant("lost_at"),
      /** Enforcement: the profile that people of this domain must use. One row, no flag (DESIGN.md idea 4). */
      enforcedByProfileId: k.text("enforced_by_profile_id").$type<Ids.ProfileId>(),
      enforcedAt: k.instant("enforced_at"),
      enforcedByUserId: k.text("enforced_by_user_id").$type<Ids.UserId>(),
      /** Which of the due mails of UX.md F 4 and 5 went out already. */
      remindersSent: k.json("reminders_sent").$type<readonly string[]>().notNull(),
    },
    (t) => [
      // Two may claim a name; one may prove it (SECURITY.md D3).
      k.uniqueIndex("domains_name_verified_once").on(t.name).where(sql`verified_at is not null`),
      k.uniqueIndex("domains_once_per_organization").on(t.organizationId, t.name),
      k.index("domains_by_next_check").on(t.nextCheckAt),
      k.index("domains_by_profile").on(t.enforcedByProfileId),
    ],
  );

  const profiles = k.table(
    "sso_profiles",
    {
      id: k.text("id").primaryKey().$type<Ids.ProfileId>(),
      organizationId: k
        .text("organization_id")
        .notNull()
        .$type<Ids.OrganizationId>()
        .references(() => organizations.id),
      /** A profile belongs to one product; only "doorward" is shown and usable here (S17). */
      product: k.text("product").notNull(),
      name: k.text("name").notNull(),
      /** Guide of the identity provider (lib/guides), for example "okta". */
      provider: k.text("provider").notNull(),
      /** Legacy (JB) profiles are invisible until the operator activates them (S16). */
      visible: k.flag("visible").notNull(),
      on: k.flag("is_on").notNull(),
      /** The published settings; null until the first publication. */
      live: k.json("live").$type<ProfileConfiguration | null>(),
      liveVersion: k.integer("live_version").notNull(),
      publishedAt: k.instant("published_at"),
      /** Settings being edited (R5); null when nothing differs. `certificates` are fingerprints. */
      draft: k
        .json("draft")
        .$type<{ configuration: Partial<ProfileConfiguration>; certificates: string[] } | null>(),
      draftChangedAt: k.instant("draft_changed_at"),
      draftChangedBy: k.text("draft_changed_by").$type<Ids.UserId>(),
      /** The wizard's place and ticks: {step, done: string[]}. */
      wizard: k.json("wizard").$type<Record<string, unknown>>().notNull(),
      metadataUrl: k.text("metadata_url"),
      metadataFetchedAt: k.instant("metadata_fetched_at"),
      metadataProblem: k
        .json("metadata_problem")
        .$type<{ code: string; since: string; want?: string; got?: string } | null>(),
      /** Fingerprint of the configuration that passed its test (R1), when, by whom. */
      testedFingerprint: k.text("tested_fingerprint"),
      testedAt: k.instant("tested_at"),
      testedBy: k.json("tested_by").$type<readonly string[]>().notNull(),
      /** The operator vouched for this fingerprint by `apply` (trustedWithoutTest). */
      waivedFingerprint: k.text("waived_fingerprint"),
      pausedAt: k.instant("paused_at"),
      /** null while paused = until resumed. */
      pausedUntil: k.instant("paused_until"),
      pausedReason: k.text("paused_reason"),
      pausedBy: k.text("paused_by").$type<Ids.UserId>(),
      createdAt: k.instant("created_at").notNull(),
      createdBy: k.text("created_by").$type<Ids.UserId>(),
    },
    (t) => [k.index("sso_profiles_by_organization").on(t.organizationId)],
  );

  const certificates = k.table(
    "certificates",
    {
      id: k.text("id").primaryKey().$type<Ids.CertificateId>(),
      profileId: k
        .text("profile_id")
        .notNull()
        .$type<Ids.ProfileId>()
        .references(() => profiles.id),
      der: k.text("der").notNull(),
      fingerprint: k.text("fingerprint").notNull(),
      subject: k.text("subject").notNull(),
      notBefore: k.instant("not_before").notNull(),
      notAfter: k.instant("not_after").notNull(),
      source: k.text("source").notNull().$type<"metadata" | "upload" | "adopted" | "operator">(),
      /** Trusted for sign-ins; false while it is only part of a draft. */
      live: k.flag("live").notNull(),
      addedAt: k.instant("added_at").notNull(),
      addedBy: k.text("added_by").$type<Ids.UserId>(),
      lastSeenAt: k.instant("last_seen_at"),
      remindersSent: k.json("reminders_sent").$type<readonly string[]>().notNull(),
    },
    (t) => [k.uniqueIndex("certificates_once_per_profile").on(t.profileId, t.fingerprint)],
  );

  /** What a publication replaced: "Undo" for 24 hours (R5). */
  const profileVersions = k.table(
    "profile_versions",
    {
      id: k.text("id").primaryKey(),
      profileId: k
        .text("profile_id")
        .notNull()
        .$type<Ids.ProfileId>()
        .references(() => profiles.id),
      version: k.integer("version").notNull(),
      configuration: k.json("configuration").$type<ProfileConfiguration>().notNull(),
      certificates: k.json("certificates").$type<readonly string[]>().notNull(),
      testedFingerprint: k.text("tested_fingerprint"),
      replacedAt: k.instant("replaced_at").notNull(),
      replacedBy: k.text("replaced_by").$type<Ids.UserId>(),
    },
    (t) => [k.index("profile_versions_by_profile").on(t.profileId, t.replacedAt)],
  );

  /** Switching on at a date, and commit-confirm (reverts unless confirmed). */
  const enforcementSchedules = k.table(
    "enforcement_schedules",
    {
      id: k.text("id").primaryKey(),
      organizationId: k.text("organization_id").notNull().$type<Ids.OrganizationId>(),
      profileId: k
        .text("profile_id")
        .notNull()
        .$type<Ids.ProfileId>()
        .references(() => profiles.id),
      kind: k.text("kind").notNull().$type<"switch-on" | "confirm">(),
      domainIds: k.json("domain_ids").$type<readonly Ids.DomainId[]>().notNull(),
      /** Whether the people concerned get mails about a planned switch-on. */
      tellPeople: k.flag("tell_people").notNull().default(true),
      dueAt: k.instant("due_at").notNull(),
      state: k.text("state").notNull().$type<"waiting" | "done" | "cancelled" | "stopped">(),
      createdAt: k.instant("created_at").notNull(),
      createdBy: k.text("created_by").notNull().$type<Ids.UserId>(),
      remindersSent: k.json("reminders_sent").$type<readonly string[]>().notNull(),
    },
    (t) => [
      k.index("enforcement_schedules_due").on(t.state, t.dueAt),
      k.index("enforcement_schedules_by_profile").on(t.profileId),
    ],
  );

  const exemptions = k.table(
    "exemptions",
    {
      id: k.text("id").primaryKey().$type<Ids.ExemptionId>(),
      organizationId: k.text("organization_id").notNull().$type<Ids.OrganizationId>(),
      userId: k
        .text("user_id")
        .notNull()
        .$type<Ids.UserId>()
        .references(() => users.id),
      /** The person's address, kept beside it so that exempt people are listed in its order. */
      email: k.text("email").notNull(),
      kind: k.text("kind").notNull().$type<"given" | "until-first-sso" | "operator">(),
      reason: k.text("reason").notNull(),
      startedAt: k.instant("started_at").notNull(),
      startedBy: k.text("started_by").$type<Ids.UserId>(),
      until: k.instant("until"),
      endedAt: k.instant("ended_at"),
      endedBy: k.text("ended_by").$type<Ids.UserId>(),
      endedBecause: k.text("ended_because").$type<"ended" | "removed" | "released" | "first-sso">(),
      remindersSent: k.json("reminders_sent").$type<readonly string[]>().notNull(),
    },
    (t) => [
      k.uniqueIndex("exemptions_one_open_per_user").on(t.userId).where(sql`ended_at is null`),
      k.index("exemptions_by_organization").on(t.organizationId, t.endedAt),
      k.index("exemptions_open_by_email").on(t.organizationId, t.email).where(sql`ended_at is null`),
    ],
  );

  /** The (issuer, NameID) that a person first came with (SECURITY.md I4). */
  const identities = k.table(
    "identities",
    {
      id: k.text("id").primaryKey(),
      profileId: k.text("profile_id").notNull().$type<Ids.ProfileId>(),
      userId: k
        .text("user_id")
        .notNull()
        .$type<Ids.UserId>()
        .references(() => users.id),
      issuer: k.text("issuer").notNull(),
      nameId: k.text("name_id").notNull(),
      nameIdFormat: k.text("name_id_format"),
      pinnedAt: k.instant("pinned_at").notNull(),
    },
    (t) => [
      k.uniqueIndex("identities_user_once").on(t.profileId, t.userId),
      k.uniqueIndex("identities_name_once").on(t.profileId, t.issuer, t.nameId),
    ],
  );

  const loginAttempts = k.table(
    "login_attempts",
    {
      id: k.text("id").primaryKey().$type<Ids.AttemptId>(),
      /** Short text for people: "7H3K-2QXD". */
      reference: k.text("reference").notNull(),
      organizationId: k.text("organization_id").$type<Ids.OrganizationId>(),
      profileId: k.text("profile_id").$type<Ids.ProfileId>(),
      purpose: k.text("purpose").notNull().$type<"login" | "test" | "drill">(),
      method: k.text("method").notNull().$type<"password" | "passkey" | "sso" | "emergency">(),
      startedFrom: k.text("started_from").notNull().$type<"our-page" | "tile" | "link">(),
      startedAt: k.instant("started_at").notNull(),
      expiresAt: k.instant("expires_at").notNull(),
      returnTo: k.text("return_to").notNull(),
      /** SHA-256 of the browser's secret cookie; null where nothing binds (recorded refusals). */
      browserHash: k.text("browser_hash"),
      /** What was typed or asserted; only for people with the sign-in log permission. */
      email: k.text("email"),
      userId: k.text("user_id").$type<Ids.UserId>(),
      /** Who started a test, or for whom a test link was made. */
      testerId: k.text("tester_id").$type<Ids.UserId>(),
      /** For tests: the fingerprint of the configuration that was tried. */
      configuration: k.text("configuration"),
      consumedAt: k.instant("consumed_at"),
      finishedAt: k.instant("finished_at"),
      outcome: k.text("outcome").$type<"signed-in" | "refused" | "tested" | "test-failed">(),
      /** A NotAdmitted reason, a SamlFaultCode or a login refusal. */
      because: k.text("because"),
      fault: k.json("fault").$type<SamlFault | null>(),
      /** The time line: [{at, step, ok, detail}]. */
      trace: k
        .json("trace")
        .$type<ReadonlyArray<{ at: string; step: string; ok: boolean; detail?: string }>>()
        .notNull(),
      /** What was received, secrets removed; deleted after the organization's time limit. */
      received: k.json("received").$type<unknown>(),
      receivedUntil: k.instant("received_until"),
      ip: k.text("ip"),
      userAgent: k.text("user_agent"),
    },
    (t) => [
      k.uniqueIndex("login_attempts_reference").on(t.reference),
      k.index("login_attempts_by_organization").on(t.organizationId, t.startedAt, t.id),
      k.index("login_attempts_by_profile").on(t.profileId, t.startedAt, t.id),
      k.index("login_attempts_by_user").on(t.userId, t.startedAt),
    ],
  );

  /** Assertion ids that were used, until they end (SAML.md 1.11). */
  const rememberedAssertions = k.table(
    "remembered_assertions",
    {
      id: k.text("id").primaryKey(), // profile id + " " + assertion id
      until: k.instant("until").notNull(),
    },
    (t) => [k.index("remembered_assertions_until").on(t.until)],
  );

  const tickets = k.table(
    "tickets",
    {
      /** SHA-256 of the ticket. */
      id: k.text("id").primaryKey(),
      userId: k.text("user_id").notNull().$type<Ids.UserId>(),
      by: k.text("by").notNull().$type<"password" | "sso" | "emergency">(),
      /** What `admit` is asked again at redemption (SECURITY.md E3). */
      proof: k
        .json("proof")
        .$type<{ of: "password" | "recovery-code" } | { of: "assertion"; profileId: Ids.ProfileId }>()
        .notNull(),
      attemptId: k.text("attempt_id").notNull().$type<Ids.AttemptId>(),
      browserHash: k.text("browser_hash").notNull(),
      returnTo: k.text("return_to").notNull(),
      sessionEndsBy: k.instant("session_ends_by"),
      issuedAt: k.instant("issued_at").notNull(),
      expiresAt: k.instant("expires_at").notNull(),
      usedAt: k.instant("used_at"),
    },
    (t) => [k.index("tickets_by_expiry").on(t.expiresAt)],
  );

  const sessions = k.table(
    "sessions",
    {
      id: k.text("id").primaryKey().$type<Ids.SessionId>(),
      userId: k
        .text("user_id")
        .notNull()
        .$type<Ids.UserId>()
        .references(() => users.id),
      organizationId: k.text("organization_id").notNull().$type<Ids.OrganizationId>(),
      by: k.text("by").notNull().$type<"password" | "sso" | "emergency">(),
      attemptId: k.text("attempt_id").$type<Ids.AttemptId>(),
      profileId: k.text("profile_id").$type<Ids.ProfileId>(),
      startedAt: k.instant("started_at").notNull(),
      lastSeenAt: k.instant("last_seen_at").notNull(),
      expiresAt: k.instant("expires_at").notNull(),
      endedAt: k.instant("ended_at"),
      ip: k.text("ip"),
      userAgent: k.text("user_agent"),
      /** For SP-initiated logout: {nameId, nameIdFormat, sessionIndex}. */
      samlSession: k
        .json("saml_session")
        .$type<{ nameId: string; format: string | null; sessionIndex: string | null } | null>(),
    },
    (t) => [
      k.index("sessions_by_user").on(t.userId, t.endedAt),
      k.index("sessions_by_organization").on(t.organizationId, t.endedAt),
    ],
  );

  /** One-time addresses that are mailed or shown: invitation, reset, set-up, sign-up, first operator, test link. */
  const links = k.table(
    "links",
    {
      id: k.text("id").primaryKey(),
      /** SHA-256 of the secret in the address. */
      secretHash: k.text("secret_hash").notNull(),
      purpose: k
        .text("purpose")
        .notNull()
        .$type<
          | "invitation"
          | "password-reset"
          | "set-password"
          | "set-up"
          | "sign-up"
          | "first-operator"
          | "test"
          | "confirm-address"
        >(),
      organizationId: k.text("organization_id").$type<Ids.OrganizationId>(),
      userId: k.text("user_id").$type<Ids.UserId>(),
      profileId: k.text("profile_id").$type<Ids.ProfileId>(),
      email: k.text("email"),
      data: k.json("data").$type<Record<string, unknown>>().notNull(),
      createdAt: k.instant("created_at").notNull(),
      createdBy: k.text("created_by").$type<Ids.UserId>(),
      expiresAt: k.instant("expires_at").notNull(),
      usedAt: k.instant("used_at"),
      revokedAt: k.instant("revoked_at"),
      /** Of an invitation: the last day that was reminded of. The address in a reminder is never reminded of itself. */
      remindedOnDay: k.text("reminded_on_day").$type<"3" | "10" | "none">(),
    },
    (t) => [
      k.uniqueIndex("links_secret").on(t.secretHash),
      k.index("links_by_user").on(t.userId, t.purpose),
      k.index("links_by_profile").on(t.profileId, t.purpose),
    ],
  );

  const recoveryCodes = k.table(
    "recovery_codes",
    {
      id: k.text("id").primaryKey(),
      userId: k
        .text("user_id")
        .notNull()
        .$type<Ids.UserId>()
        .references(() => users.id),
      codeHash: k.text("code_hash").notNull(),
      createdAt: k.instant("created_at").notNull(),
      usedAt: k.instant("used_at"),
    },
    (t) => [k.index("recovery_codes_by_user").on(t.userId)],
  );

  const passkeys = k.table(
    "passkeys",
    {
      id: k.text("id").primaryKey(),
      userId: k
        .text("user_id")
        .notNull()
        .$type<Ids.UserId>()
        .references(() => users.id),
      /** base64url */
      credentialId: k.text("credential_id").notNull(),
      publicKey: k.text("public_key").notNull(),
      counter: k.integer("counter").notNull(),
      transports: k.json("transports").$type<readonly string[]>().notNull(),
      name: k.text("name").notNull(),
      createdAt: k.instant("created_at").notNull(),
      lastUsedAt: k.instant("last_used_at"),
    },
    (t) => [
      k.uniqueIndex("passkeys_credential").on(t.credentialId),
      k.index("passkeys_by_user").on(t.userId),
    ],
  );

  const auditEvents = k.table(
    "audit_events",
    {
      id: k.text("id").primaryKey(),
      organizationId: k.text("organization_id").$type<Ids.OrganizationId>(),
      /** null for the operator's command line and for the product itself; actorKind tells which. */
      actorId: k.text("actor_id").$type<Ids.UserId>(),
      actorKind: k
        .text("actor_kind")
        .notNull()
        .$type<"person" | "operator" | "product" | "visitor" | "link">(),
      actorName: k.text("actor_name").notNull(),
      name: k.text("name").notNull().$type<EventName>(),
      details: k.json("details").$type<Record<string, unknown>>().notNull(),
      /** Id of what it is about (a user, domain or profile), for filtering. */
      subject: k.text("subject"),
      ip: k.text("ip"),
      at: k.instant("at").notNull(),
    },
    (t) => [
      k.index("audit_events_by_organization").on(t.organizationId, t.at, t.id),
      k.index("audit_events_by_subject").on(t.subject, t.at),
    ],
  );

  const outbox = k.table(
    "outbox",
    {
      id: k.text("id").primaryKey(),
      organizationId: k.text("organization_id").$type<Ids.OrganizationId>(),
      /** Template name (lib/mail/templates). */
      kind: k.text("kind").notNull(),
      recipient: k.text("recipient").notNull(),
      subject: k.text("subject").notNull(),
      text: k.text("text").notNull(),
      html: k.text("html").notNull(),
      /** A second mail with the same key is not written (UX.md F: deduplicated). */
      dedupeKey: k.text("dedupe_key"),
      createdAt: k.instant("created_at").notNull(),
      dueAt: k.instant("due_at").notNull(),
      leasedUntil: k.instant("leased_until"),
      tries: k.integer("tries").notNull(),
      lastProblem: k.text("last_problem"),
      sentAt: k.instant("sent_at"),
      givenUpAt: k.instant("given_up_at"),
    },
    (t) => [
      k.uniqueIndex("outbox_dedupe").on(t.dedupeKey).where(sql`dedupe_key is not null`),
      k.index("outbox_due").on(t.sentAt, t.dueAt),
      k.index("outbox_by_organization").on(t.organizationId, t.createdAt),
    ],
  );

  /** Our own key pairs: request signing and assertion decryption, current and next. Private keys are sealed. */
  const serviceProviderKeys = k.table("service_provider_keys", {
    id: k.text("id").primaryKey(),
    use: k.text("use").notNull().$type<"signing" | "encryption">(),
    state: k.text("state").notNull().$type<"current" | "next" | "retired">(),
    certificate: k.text("certificate").notNull(),
    sealedPrivateKey: k.text("sealed_private_key").notNull(),
    notAfter: k.instant("not_after").notNull(),
    createdAt: k.instant("created_at").notNull(),
  });

  const rateLimits = k.table(
    "rate_limits",
    {
      key: k.text("key").primaryKey(),
      windowStart: k.instant("window_start").notNull(),
      hits: k.integer("hits").notNull(),
    },
    (t) => [k.index("rate_limits_by_window").on(t.windowStart)],
  );

  /** Installation-wide choices (sign-up open, first start done …) and leases of background jobs. */
  const settings = k.table("settings", {
    key: k.text("key").primaryKey(),
    value: k.json("value").$type<unknown>(),
    changedAt: k.instant("changed_at").notNull(),
  });

  return {
    organizations,
    users,
    domains,
    profiles,
    certificates,
    profileVersions,
    enforcementSchedules,
    exemptions,
    identities,
    loginAttempts,
    rememberedAssertions,
    tickets,
    sessions,
    links,
    recoveryCodes,
    passkeys,
    auditEvents,
    outbox,
    serviceProviderKeys,
    rateLimits,
    settings,
  };
}

export type Tables = ReturnType<typeof defineTables>;
