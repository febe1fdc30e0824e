// What happened, in domain words: the audit trail's rows. A closed list; details are typed and hold no secrets.
import type { Role } from "./access";
import type { SettingDifference } from "./profile-settings";

/** What was before and what is after, in words, where the event's name does not say it by itself (R12). */
interface BeforeAfter {
  from?: string;
  to?: string;
}
/** The same, setting by setting. */
interface Changes {
  changes?: readonly SettingDifference[];
}

/** One entry per event: its name, and what is recorded with it. Add yours here; components/event-text.tsx must then say it in words. */
export interface EventDetails {
  "organization.created": { organization: string };
  "organization.renamed": { from: string; to: string };
  "domain.claimed": { domain: string };
  "domain.checked": { domain: string; saw: string };
  "domain.challenge-renewed": { domain: string };
  "domain.method-chosen": { domain: string; method: "dns" | "https-file" };
  "domain.instructions-mailed": { domain: string; email: string };
  "domain.verified": { domain: string; by: "dns" | "https-file" | "operator" };
  "domain.needs-attention": { domain: string; saw: string };
  "domain.lost": { domain: string };
  "domain.restored": { domain: string };
  "domain.removed": { domain: string } & BeforeAfter;
  "domain.claimed-elsewhere": { domain: string };
  "domain.moved-away": { domain: string };
  "sso-profile.created": { profileId: string; profile: string };
  "sso-profile.changed": { profileId: string; profile: string; changed: readonly string[] } & Changes;
  "sso-profile.published": { profileId: string; profile: string; changed: readonly string[] } & Changes;
  "sso-profile.restored": { profileId: string; profile: string } & Changes;
  "sso-profile.deleted": { profileId: string; profile: string };
  "sso-profile.switched": { profileId: string; profile: string; on: boolean };
  "sso-profile.activated": { profileId: string; profile: string };
  "certificate.added": { profileId: string; profile: string; fingerprint: string; source: string };
  "certificate.removed": { profileId: string; profile: string; fingerprint: string };
  "metadata.refreshed": { profileId: string; profile: string; added: number };
  "metadata.stopped": { profileId: string; profile: string; because: string };
  /** `asserted`: who the identity provider said it was; who tested is the actor. */
  "sso.tested": { profileId: string; profile: string; passed: boolean; asserted: string | null };
  "sso.enforced": {
    profileId: string;
    profile: string;
    domains: readonly string[];
    people: number;
  } & BeforeAfter;
  "sso.released": {
    profileId: string;
    profile: string;
    domains: readonly string[];
    people: number;
  } & BeforeAfter;
  "sso.scheduled": { profileId: string; profile: string; domains: readonly string[]; at: string };
  "sso.schedule-cancelled": { profileId: string; profile: string };
  "sso.schedule-stopped": { profileId: string; profile: string; because: string };
  "sso.confirmed": { profileId: string; profile: string };
  "sso.reverted": { profileId: string; profile: string };
  "sso.paused": { profileId: string; profile: string; until: string | null; reason: string } & BeforeAfter;
  "sso.resumed": { profileId: string; profile: string } & BeforeAfter;
  "user.invited": { user: string; email: string; role: Role };
  "user.invitation-sent": { user: string; email: string };
  "user.joined": { user: string; email: string };
  "user.account-made": {
    user: string;
    email: string;
    role: Role;
    profileId: string;
    profile: string;
  };
  "user.suspended": { user: string; email: string };
  "user.restored": { user: string; email: string };
  "user.removed": { user: string; email: string };
  "user.role-changed": { user: string; email: string; from: Role; to: Role };
  "user.renamed": { user: string; email: string; from: string; to: string };
  "user.email-changed": { user: string; from: string; to: string };
  "user.sso-disabled": { user: string; email: string; reason: string; until: string | null } & BeforeAfter;
  "user.sso-enabled": {
    user: string;
    email: string;
    because: "ended" | "removed" | "released" | "first-sso";
  } & BeforeAfter;
  "user.signed-out-everywhere": { user: string; email: string; sessions: number };
  "user.password-set": { user: string; email: string };
  "user.second-factor-begun": { user: string; email: string };
  "user.second-factor-set": { user: string; email: string };
  "user.second-factor-removed": { user: string; email: string };
  "user.passkey-added": { user: string; email: string; passkey: string };
  "user.passkey-renamed": { user: string; email: string; from: string; to: string };
  "user.passkey-removed": { user: string; email: string; passkey: string };
  "user.identity-repinned": { user: string; email: string; profileId: string };
  "users.imported": { added: number; changed: number; skipped: number };
  "users.exported": { people: number };
  "emergency.named": { user: string; email: string };
  "emergency.removed": { user: string; email: string };
  "emergency.codes-made": { user: string; email: string; codes: number };
  "emergency.codes-stored": { user: string; email: string };
  "emergency.drilled": { user: string; email: string };
  "emergency.used": { user: string; email: string };
  "set-up-link.sent": { profileId: string; profile: string; email: string };
  "set-up-link.opened": { profileId: string; profile: string; email: string };
  "set-up-link.revoked": { profileId: string; profile: string; email: string };
  "set-up-link.finished": { profileId: string; profile: string; email: string };
  "test-link.made": { profileId: string; profile: string; email: string };
  "test-link.revoked": { profileId: string; profile: string; email: string };
  "settings.changed": { setting: string; from: string; to: string };
  "login.succeeded": { user: string; email: string; by: string };
  "login.refused": { email: string | null; because: string; reference: string | null };
  "login.personal-data-shown": { reference: string };
  "session.ended": { user: string; email: string; sessions: number };
  "logout.received": { profileId: string; profile: string; people: number; sessions: number };
  "logout.refused": { profileId: string; profile: string; because: string };
  /** `vouched`: where the operator's word stood in for one of the product's rules. */
  "operator.applied": { file: string; changes: number; vouched?: readonly string[] };
}

export type EventName = keyof EventDetails;
export type DomainEvent = {
  [Name in EventName]: { readonly name: Name } & Readonly<EventDetails[Name]>;
}[EventName];
/** A done command reports at least one. */
export type Events = readonly [DomainEvent, ...DomainEvent[]];
