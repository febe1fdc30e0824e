// What happened, as a sentence that begins with who did it. Exhaustive: an event without words does not compile.
import type { DomainEvent, EventDetails, EventName } from "../lib/core/events";
import { SETTING_NAMES } from "../lib/core/setting-words";
import { withUnicodeNames } from "../lib/core/unicode-name";

type Sentences = { readonly [Name in EventName]: (details: EventDetails[Name]) => string };
const ROLE = { owner: "Owner", admin: "Admin", member: "Member" } as const;

const SENTENCES: Sentences = {
  "organization.created": ({ organization }) => `created ${organization}`,
  "organization.renamed": ({ from, to }) => `renamed the organization from “${from}” to “${to}”`,
  "domain.claimed": ({ domain }) => `added ${domain}`,
  "domain.checked": ({ domain, saw }) => `checked ${domain} and saw ${saw}`,
  "domain.challenge-renewed": ({ domain }) => `made a new record for ${domain}`,
  "domain.method-chosen": ({ domain, method }) =>
    `chose to prove ${domain} by ${method === "dns" ? "a DNS record" : "a file on its web server"}`,
  "domain.instructions-mailed": ({ domain, email }) => `mailed the DNS record of ${domain} to ${email}`,
  "domain.verified": ({ domain, by }) =>
    `verified ${domain} ${{ dns: "by its DNS record", "https-file": "by a file on it", operator: "as the operator" }[by]}`,
  "domain.needs-attention": ({ domain, saw }) => `did not find the record of ${domain} any more (${saw})`,
  "domain.lost": ({ domain }) => `stopped SSO for ${domain}: its record was missing for 30 days`,
  "domain.restored": ({ domain }) => `found the record of ${domain} again`,
  "domain.removed": ({ domain }) => `removed ${domain}`,
  "domain.claimed-elsewhere": ({ domain }) => `saw another organization try to verify ${domain}`,
  "domain.moved-away": ({ domain }) =>
    `stopped accepting ${domain}: its record is gone, and another organization has proved it`,
  "sso-profile.created": ({ profile }) => `created the SSO profile “${profile}”`,
  "sso-profile.changed": ({ profile, changed }) => `changed “${profile}”: ${settings(changed)}`,
  "sso-profile.published": ({ profile, changed }) =>
    `published “${profile}”${changed.length ? `: ${settings(changed)}` : ""}`,
  "sso-profile.restored": ({ profile }) => `restored the earlier version of “${profile}”`,
  "sso-profile.deleted": ({ profile }) => `deleted the SSO profile “${profile}”`,
  "sso-profile.switched": ({ profile, on }) => `switched “${profile}” ${on ? "on" : "off"}`,
  "sso-profile.activated": ({ profile }) => `activated the existing SSO profile “${profile}”`,
  "certificate.added": ({ profile, fingerprint, source }) =>
    `added a certificate to “${profile}” (${source}, SHA-256 ${short(fingerprint)})`,
  "certificate.removed": ({ profile, fingerprint }) =>
    `removed a certificate from “${profile}” (SHA-256 ${short(fingerprint)})`,
  "metadata.refreshed": ({ profile, added }) =>
    `read the metadata of “${profile}”${added ? ` and added ${count(added, "certificate")}` : ""}`,
  "metadata.stopped": ({ profile, because }) => `stopped reading the metadata of “${profile}”: ${because}`,
  "sso.tested": ({ profile, passed, asserted }) =>
    `tested “${profile}”${asserted ? `, signed in there as ${asserted}` : ""}: ${passed ? "passed" : "failed"}`,
  "sso.enforced": ({ profile, domains, people }) =>
    `required SSO with “${profile}” for ${list(domains)} (${count(people, "person", "people")})`,
  "sso.released": ({ profile, domains, people }) =>
    `stopped requiring SSO with “${profile}” for ${list(domains)} (${count(people, "person", "people")})`,
  "sso.scheduled": ({ profile, domains, at }) =>
    `scheduled SSO with “${profile}” for ${list(domains)} on ${when(at)}`,
  "sso.schedule-cancelled": ({ profile }) => `cancelled the planned switch-on of “${profile}”`,
  "sso.schedule-stopped": ({ profile, because }) => `did not switch on “${profile}” as planned: ${because}`,
  "sso.confirmed": ({ profile }) => `confirmed that SSO with “${profile}” works`,
  "sso.reverted": ({ profile }) =>
    `took back the SSO requirement of “${profile}”, because nobody confirmed it`,
  "sso.paused": ({ profile, until, reason }) =>
    `paused the SSO requirement of “${profile}” ${until ? `until ${when(until)}` : "until it is resumed"}. Reason: ${reason}`,
  "sso.resumed": ({ profile }) => `resumed the SSO requirement of “${profile}”`,
  "user.invited": ({ email, role }) => `invited ${email} as ${ROLE[role]}`,
  "user.invitation-sent": ({ email }) => `sent ${email} another invitation`,
  "user.joined": ({ email }) => `accepted the invitation (${email})`,
  "user.account-made": ({ email, role, profile }) =>
    `got an account as ${ROLE[role]} at the first sign-in with “${profile}” (${email})`,
  "user.suspended": ({ email }) => `suspended ${email}`,
  "user.restored": ({ email }) => `restored ${email}`,
  "user.removed": ({ email }) => `removed ${email}`,
  "user.role-changed": ({ email, from, to }) =>
    `changed the role of ${email} from ${ROLE[from]} to ${ROLE[to]}`,
  "user.renamed": ({ email, from, to }) => `changed the name of ${email} from “${from}” to “${to}”`,
  "user.email-changed": ({ from, to }) => `changed the address ${from} to ${to}`,
  "user.sso-disabled": ({ email, reason, until }) =>
    `made ${email} exempt ${until ? `until ${when(until)}` : "without an end date"}. Reason: ${reason}`,
  "user.sso-enabled": ({ email, because }) =>
    `ended the exemption of ${email}${{ ended: " on its end date", removed: "", released: ", because SSO is no longer required", "first-sso": " after the first SSO sign-in" }[because]}`,
  "user.signed-out-everywhere": ({ email, sessions }) =>
    `signed ${email} out everywhere (${count(sessions, "session")})`,
  "user.password-set": ({ email }) => `set a password (${email})`,
  "user.second-factor-begun": ({ email }) => `began to set up an authenticator app (${email})`,
  "user.second-factor-set": ({ email }) => `set up an authenticator app (${email})`,
  "user.second-factor-removed": ({ email }) => `removed the authenticator app of ${email}`,
  "user.passkey-added": ({ email, passkey }) => `added the passkey “${passkey}” (${email})`,
  "user.passkey-renamed": ({ email, from, to }) => `renamed the passkey “${from}” to “${to}” (${email})`,
  "user.passkey-removed": ({ email, passkey }) => `removed the passkey “${passkey}” of ${email}`,
  "user.identity-repinned": ({ email }) => `accepted a new identity for ${email} at the identity provider`,
  "users.imported": ({ added, changed, skipped }) =>
    `imported people: ${added} added, ${changed} changed, ${skipped} skipped`,
  "users.exported": ({ people }) => `exported the list of people (${people})`,
  "emergency.named": ({ email }) => `gave ${email} emergency access`,
  "emergency.removed": ({ email }) => `took emergency access from ${email}`,
  "emergency.codes-made": ({ email, codes }) => `made ${codes} recovery codes (${email})`,
  "emergency.codes-stored": ({ email }) => `stored the recovery codes (${email})`,
  "emergency.drilled": ({ email }) => `practised emergency sign-in (${email})`,
  "emergency.used": ({ email }) => `used emergency access (${email})`,
  "set-up-link.sent": ({ profile, email }) => `sent a set-up link for “${profile}” to ${email}`,
  "set-up-link.opened": ({ profile, email }) =>
    `opened the set-up link for “${profile}” with its code (${email})`,
  "set-up-link.revoked": ({ profile, email }) => `revoked the set-up link for “${profile}” of ${email}`,
  "set-up-link.finished": ({ profile, email }) => `finished the set-up of “${profile}” (${email})`,
  "test-link.made": ({ profile, email }) =>
    `made a test link for “${profile}”${email ? ` for ${email}` : ""}`,
  "test-link.revoked": ({ profile, email }) =>
    `revoked the test link for “${profile}”${email ? ` of ${email}` : ""}`,
  "settings.changed": ({ setting, from, to }) =>
    `changed ${setting} from “${from || "nothing"}” to “${to || "nothing"}”`,
  "login.succeeded": ({ email, by }) => `signed in as ${email} (${by})`,
  "login.refused": ({ email, because }) => `was refused${email ? ` as ${email}` : ""}: ${because}`,
  "login.personal-data-shown": ({ reference }) => `looked at the personal data of sign-in ${reference}`,
  "session.ended": ({ email, sessions }) => `ended ${count(sessions, "session")} of ${email}`,
  "logout.received": ({ profile, sessions }) =>
    `was signed out by the identity provider of “${profile}”: ${count(sessions, "session")} ended`,
  "logout.refused": ({ profile, because }) =>
    `asked for a sign-out in the name of “${profile}” and was refused: ${because}`,
  "operator.applied": ({ file, changes, vouched = [] }) =>
    `applied ${file} (${count(changes, "change")})${vouched.length > 0 ? `, vouching for ${list(vouched)}` : ""}`,
};

/** "made ops-bot@acme.test exempt until …": stands after the actor's name. No full stop. */
export function eventSentence(event: DomainEvent): string {
  const say = SENTENCES[event.name] as (details: unknown) => string;
  return say(event);
}

/** A row of the audit trail as a sentence. Rows of an older version may lack a detail; then the name must do. */
export function EventText({
  actor,
  name,
  details,
}: {
  actor: string;
  name: EventName;
  details: Record<string, unknown>;
}) {
  return (
    <>
      <strong className="font-semibold">{actor}</strong> {rowSentence(name, details)}.
    </>
  );
}

/** The same without the actor, as text: for exports. */
export function rowSentence(name: EventName, details: Record<string, unknown>): string {
  try {
    return withUnicodeNames(eventSentence({ name, ...details } as DomainEvent).replace(/\.$/, ""));
  } catch {
    return name;
  }
}

/** "Issuer, Sign-in URL and Certificates", whatever the fields are called in the program. */
const settings = (fields: readonly string[]) => list(fields.map((field) => SETTING_NAMES[field] ?? field));
const list = (items: readonly string[]) => new Intl.ListFormat("en").format(items);
const short = (fingerprint: string) => `${fingerprint.slice(0, 8)}…${fingerprint.slice(-4)}`;
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const when = (iso: string) => `${iso.slice(0, 16).replace("T", " ")} UTC`;
