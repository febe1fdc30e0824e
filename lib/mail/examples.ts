// Every template with made-up data, in each of its states: for the preview page in development, and for the tests of all mails.
import type { Mail } from "../core/mail";
import {
  adfsSwitchMail,
  certificateEndsMail,
  certificateFoundMail,
  metadataProblemMail,
} from "./certificates";
import {
  dnsInstructionsMail,
  domainClaimedElsewhereMail,
  domainLostMail,
  domainMovedAwayMail,
  domainNeedsAttentionMail,
  domainNotYetMail,
  domainRestoredMail,
  domainVerifiedMail,
} from "./domains";
import { codesMadeMail, emergencyReminderMail, emergencyUsedMail } from "./emergency";
import {
  enforcedMail,
  failingMail,
  pauseMail,
  releasedMail,
  scheduleStoppedMail,
  ssoComingMail,
  ssoRequiredMail,
} from "./enforcement";
import { exemptionEndMail, exemptionsReviewMail, exemptMail } from "./exemptions";
import {
  addressChangedMail,
  invitationMail,
  ownersChangedMail,
  roleChangedMail,
  signUpKnownMail,
  signUpMail,
  uninvitedMail,
} from "./people";
import { publishedMail } from "./profiles";
import { setUpCodeMail, setUpFinishedMail, setUpLinkMail, testLinkMail } from "./set-up";
import { noPasswordMail, passkeyAddedMail, passwordChangedMail, passwordResetMail } from "./sign-in";

export interface MailExample {
  /** The template's function. */
  readonly template: string;
  /** The state that is shown; null where there is one only. */
  readonly state: string | null;
  readonly mail: Mail;
}

/** The one secret that a mail may hold: of its own link. */
export const EXAMPLE_SECRET = "k3Jb0rG2vX9eXampleSecretOfThisLinkOnly00000";
const CODE = "402 917";

/** `origin`: where our links lead. */
export function mailExamples(origin: string): readonly MailExample[] {
  const to = "bob@acme.test";
  const organization = "Acme Corp";
  const inCharge = { to: "alice@acme.test", organization, origin };
  const at = new Date("2026-11-26T09:00:00Z");
  const later = new Date("2026-12-10T09:00:00Z");
  const profile = "Okta Workforce";
  const profileId = "JQ0123456789abcdef0123456789abcdef";
  const by = "Alice Adler";
  const key = "example";
  const link = (path: string) => `${origin}/${path}/${EXAMPLE_SECRET}`;
  const startUrl = `${origin}/saml/${profileId}/login`;
  const ofProfile = { ...inCharge, profile, profileId };
  const ofDomain = { ...inCharge, domain: "acme.test", domainId: "DM0123456789abcdef0123456789abcdef" };
  const ofCertificate = {
    ...ofProfile,
    certificateId: "CE0123456789abcdef0123456789abcdef",
    subject: "CN=okta.acme.test, O=Acme Corp",
    fingerprint: "4f1a".repeat(16),
    notAfter: later,
  };
  const ends = { people: 214, rollover: "Applications → Doorward → Sign On → SAML Signing Certificates" };
  const record = {
    type: "TXT",
    name: "_doorward-challenge",
    fullName: "_doorward-challenge.acme.test",
    value: "doorward-verification=0123456789abcdef0123456789abcdef",
    ttl: "3600",
  } as const;
  const example = (template: string, mail: Mail, state: string | null = null) => ({ template, state, mail });
  const invitation = { to, organization, inviter: by, url: link("invite"), endsAt: later };
  const exemptionEnd = { to, organization, email: to, until: later, key };
  const pause = { ...inCharge, profile, by, until: later, reason: "The identity provider is down", key };
  return [
    example("signUpMail", signUpMail({ to, organization, url: link("sign-up"), endsAt: at })),
    example("signUpKnownMail", signUpKnownMail({ to, origin })),
    example("invitationMail", invitationMail({ ...invitation, profile: null }), "with a password"),
    example("invitationMail", invitationMail({ ...invitation, profile }), "with SSO"),
    example("invitationMail", invitationMail({ ...invitation, profile, reminder: true }), "again"),
    example("passwordResetMail", passwordResetMail({ to, organization, url: link("reset") })),
    example("noPasswordMail", noPasswordMail({ to, organization, profile, url: startUrl })),
    example("passwordChangedMail", passwordChangedMail({ to, organization, at })),
    example(
      "passkeyAddedMail",
      passkeyAddedMail({ to, organization, passkey: "Bob’s phone", at, url: `${origin}/account#passkeys` }),
    ),
    example("roleChangedMail", roleChangedMail({ to, organization, from: "member", role: "admin", by, at })),
    example(
      "ownersChangedMail",
      ownersChangedMail({ ...inCharge, person: "Bob Berg", became: true, by, at }),
      "one more",
    ),
    example(
      "ownersChangedMail",
      ownersChangedMail({ ...inCharge, person: "Bob Berg", became: false, by, at }),
      "one less",
    ),
    example(
      "addressChangedMail",
      addressChangedMail({ to, organization, from: to, address: "bob@dev.acme.test", by, at }),
    ),
    example(
      "uninvitedMail",
      uninvitedMail({
        ...inCharge,
        people: ["ivan@acme.test", "li@acme.test"],
        total: 2,
        date: "2026-11-26",
      }),
    ),
    example(
      "dnsInstructionsMail",
      dnsInstructionsMail({ to, organization, by, domain: "acme.test", record }),
    ),
    example("domainVerifiedMail", domainVerifiedMail({ ...ofDomain, moved: false, key }), "the first time"),
    example("domainVerifiedMail", domainVerifiedMail({ ...ofDomain, moved: true, key }), "moved here"),
    example("domainNotYetMail", domainNotYetMail({ ...ofDomain, saw: "no record at all", day: 3 })),
    example(
      "domainNeedsAttentionMail",
      domainNeedsAttentionMail({
        ...ofDomain,
        since: at,
        until: later,
        saw: "another value",
        people: 214,
        required: true,
        key,
      }),
    ),
    example(
      "domainLostMail",
      domainLostMail({ ...ofDomain, people: 214, required: true, key }),
      "SSO required",
    ),
    example(
      "domainLostMail",
      domainLostMail({ ...ofDomain, people: 3, required: false, key }),
      "not required",
    ),
    example("domainRestoredMail", domainRestoredMail({ ...ofDomain, wasLost: true, key })),
    example("domainClaimedElsewhereMail", domainClaimedElsewhereMail({ ...ofDomain, key })),
    example("domainMovedAwayMail", domainMovedAwayMail({ ...ofDomain, people: 1, key })),
    example("ssoComingMail", ssoComingMail({ to, organization, profile, at: later, key })),
    example("ssoRequiredMail", ssoRequiredMail({ to, organization, profile, origin, key })),
    example(
      "enforcedMail",
      enforcedMail({
        ...ofProfile,
        domains: ["acme.test", "acme.example"],
        people: 214,
        exempt: 3,
        by,
        at,
        confirmBy: later,
      }),
      "to confirm",
    ),
    example(
      "enforcedMail",
      enforcedMail({ ...ofProfile, domains: ["acme.test"], people: 1, exempt: 0, by, at, confirmBy: null }),
      "confirmed",
    ),
    example(
      "releasedMail",
      releasedMail({ ...inCharge, profile, domains: ["acme.test"], by, at, reverted: false }),
      "by a person",
    ),
    example(
      "releasedMail",
      releasedMail({ ...inCharge, profile, domains: ["acme.test"], by: "Doorward", at, reverted: true }),
      "by itself",
    ),
    ...[[], ["Sign-in address: https://old.test to https://okta.acme.test/sso"]].map((changes) =>
      example(
        "publishedMail",
        publishedMail({ ...ofProfile, by, at, changes, required: changes.length > 0 }),
        changes.length === 0 ? "the first time" : "changed",
      ),
    ),
    example(
      "scheduleStoppedMail",
      scheduleStoppedMail({ ...ofProfile, because: "The settings were changed after the last test.", key }),
    ),
    ...(["paused", "resumes-soon", "resumed"] as const).map((what) =>
      example("pauseMail", pauseMail({ ...pause, what }), what),
    ),
    example(
      "exemptMail",
      exemptMail({ to, organization, profile, by, until: later, link: null }),
      "has a password",
    ),
    example(
      "exemptMail",
      exemptMail({ to, organization, profile, by, until: null, link: link("reset") }),
      "needs a password",
    ),
    example("exemptionEndMail", exemptionEndMail({ ...exemptionEnd, ended: false }), "soon, to the person"),
    example("exemptionEndMail", exemptionEndMail({ ...exemptionEnd, ended: true }), "ended, to the person"),
    example(
      "exemptionEndMail",
      exemptionEndMail({ ...exemptionEnd, to: inCharge.to, ended: false }),
      "soon, to whoever is in charge",
    ),
    example(
      "exemptionsReviewMail",
      exemptionsReviewMail({ ...inCharge, people: 3, endless: 1, month: "2026-11" }),
    ),
    example(
      "failingMail",
      failingMail({
        ...ofProfile,
        attempts: 20,
        refused: 14,
        because: "signed with an unknown certificate",
        hour: "2026-11-26T09",
      }),
    ),
    ...(["unfinished", "drill-due", "drill-over"] as const).map((about) =>
      example("emergencyReminderMail", emergencyReminderMail({ ...inCharge, about, key }), about),
    ),
    example(
      "emergencyUsedMail",
      emergencyUsedMail({ ...inCharge, person: "Alice Adler", at, from: "203.0.113.7", key }),
    ),
    example("codesMadeMail", codesMadeMail({ ...inCharge, person: "Alice Adler", at, from: "203.0.113.7" })),
    ...[60, 1, 0].map((days) =>
      example(
        "certificateEndsMail",
        certificateEndsMail({ ...ofCertificate, ...ends, days, left: days, metadataIsRead: days === 60 }),
        days === 0 ? "ended" : `${days} day${days === 1 ? "" : "s"}`,
      ),
    ),
    example("adfsSwitchMail", adfsSwitchMail({ ...ofCertificate, days: 30, switchesAbout: later })),
    example(
      "certificateFoundMail",
      certificateFoundMail({ ...ofProfile, fingerprints: [ofCertificate.fingerprint], at }),
    ),
    ...[false, true].map((stopped) =>
      example(
        "metadataProblemMail",
        metadataProblemMail({
          ...ofProfile,
          url: "https://okta.acme.test/app/metadata",
          problem: stopped ? "It names another issuer." : "The server did not answer.",
          since: at,
          stopped,
        }),
        stopped ? "another issuer" : "no answer",
      ),
    ),
    example(
      "setUpLinkMail",
      setUpLinkMail({ to, inviter: by, organization, provider: "Okta", url: link("setup"), endsAt: later }),
    ),
    example("setUpCodeMail", setUpCodeMail({ to, inviter: by, organization, code: CODE, endsAt: later })),
    example("setUpFinishedMail", setUpFinishedMail({ ...ofProfile, contact: to, linkId: "LK0" })),
    example(
      "testLinkMail",
      testLinkMail({
        to,
        by,
        organization,
        profile,
        url: `${startUrl}?test=${EXAMPLE_SECRET}`,
        endsAt: later,
      }),
    ),
  ];
}
