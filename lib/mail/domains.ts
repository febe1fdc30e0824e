// Mails about domains: F 2 to 7 of UX.md.
import type { DnsRecordToAdd } from "../core/dns-instructions";
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { inCharge, mailDay, mailInstant } from "./words";

interface AboutDomain extends ToAdministrator {
  readonly domain: string;
  readonly domainId: string;
}

const pageOf = ({ origin, domainId }: AboutDomain, label: string) => ({
  button: { label, url: `${origin}/admin/domains/${domainId}` },
});

/** F 2, to whoever looks after the DNS. */
export function dnsInstructionsMail(of: {
  to: string;
  organization: string;
  by: string;
  domain: string;
  record: DnsRecordToAdd;
}): Mail {
  const { record } = of;
  return composeMail({
    kind: "dns-instructions",
    to: of.to,
    subject: `Please add a DNS record for ${of.domain}`,
    preheader: `${of.by} asks you for it.`,
    paragraphs: [
      `Please add this record at the DNS provider of ${of.domain}. ${of.by} of ${of.organization} asks you for it.`,
      `It proves to Doorward that ${of.domain} belongs to ${of.organization}. It changes nothing for mail or the website.`,
      "Doorward sees it by itself, within minutes. Please keep it in place afterwards: it is looked at once a day.",
    ],
    facts: [
      { label: "Type", value: record.type },
      { label: "Name", value: record.name },
      { label: "Full name, if your provider wants that", value: record.fullName },
      { label: "Value", value: record.value },
      { label: "TTL", value: "3600 or “Auto”" },
    ],
    because: `You get this because ${of.by} entered your address. You need no account. If you don’t know why, ignore it.`,
  });
}

/** F 3. `moved`: it was another organization's until now. */
export function domainVerifiedMail(of: AboutDomain & { moved: boolean; key: string }): Mail {
  return composeMail({
    ...inCharge(of),
    ...pageOf(of, `Open ${of.domain}`),
    kind: "domain-verified",
    subject: `${of.domain} is verified. Keep the record in place`,
    preheader: "We look at it once a day.",
    paragraphs: [
      `You need to do nothing. ${of.domain} is verified for ${of.organization}.${of.moved ? " It was another organization’s until now; they have been told." : ""}`,
      "Keep the record in place: we look at it once a day.",
    ],
    dedupeKey: `domain-verified/${of.key}/${of.to}`,
  });
}

/** F 4, to who added it. */
export function domainNotYetMail(of: AboutDomain & { saw: string; day: number }): Mail {
  return composeMail({
    kind: "domain-not-yet",
    to: of.to,
    ...pageOf(of, "Show the record"),
    subject: `We still don’t see the record for ${of.domain}`,
    preheader: `We saw ${of.saw}.`,
    paragraphs: [
      `Please look at the record again: what we saw at our last look was ${of.saw}.`,
      "The page says what to change. Nothing happens until the record is there, and nobody’s sign-in is affected.",
    ],
    because: `You get this because you added ${of.domain} to ${of.organization} on Doorward.`,
    dedupeKey: `domain-not-yet/${of.domainId}/${of.day}/${of.to}`,
  });
}

/** F 5. */
export function domainNeedsAttentionMail(
  of: AboutDomain & { since: Date; until: Date; saw: string; people: number; required: boolean; key: string },
): Mail {
  return composeMail({
    ...inCharge(of),
    ...pageOf(of, "Show the record"),
    kind: "domain-needs-attention",
    subject: `Action needed by ${mailDay(of.until)}: DNS record for ${of.domain} is missing`,
    preheader: "Sign-in still works.",
    paragraphs: [
      `Please put the record back by ${mailDay(of.until)}. ${of.required ? `Otherwise SSO for ${of.domain} stops, and ${people(of.people)} can’t sign in with it.` : `Otherwise ${of.domain} is not accepted any more.`}`,
      "Sign-in still works until then.",
    ],
    facts: [
      { label: "Missing since", value: mailInstant(of.since) },
      { label: "What we saw", value: of.saw },
    ],
    dedupeKey: `domain-needs-attention/${of.key}/${of.to}`,
  });
}

/** F 6. */
export function domainLostMail(of: AboutDomain & { people: number; required: boolean; key: string }): Mail {
  return composeMail({
    ...inCharge(of),
    ...pageOf(of, "Verify again"),
    kind: "domain-lost",
    subject: of.required ? `SSO for ${of.domain} has stopped` : `${of.domain} is not accepted any more`,
    preheader: "Its record was missing for 30 days.",
    paragraphs: [
      `Please act now: ${of.required ? `${people(of.people)} can’t use SSO. ` : ""}Put the record back and verify ${of.domain} again, or move the people to another address.`,
      "We also stopped password-reset mail to these addresses, because whoever owns the domain now could use it.",
    ],
    dedupeKey: `domain-lost/${of.key}/${of.to}`,
  });
}

/** F 6. `wasLost`: SSO had stopped. */
export function domainRestoredMail(of: AboutDomain & { wasLost: boolean; key: string }): Mail {
  return composeMail({
    ...inCharge(of),
    ...pageOf(of, `Open ${of.domain}`),
    kind: "domain-restored",
    subject: `${of.domain} works again`,
    preheader: "Its record is back.",
    paragraphs: [
      `You need to do nothing. The record for ${of.domain} is back${of.wasLost ? ", so SSO and password-reset mail work again" : ""}.`,
    ],
    dedupeKey: `domain-restored/${of.key}/${of.to}`,
  });
}

/** F 7, to owners, once for as long as they hold it. */
export function domainClaimedElsewhereMail(of: AboutDomain & { key: string }): Mail {
  return composeMail({
    ...inCharge(of),
    ...pageOf(of, "Look at the record"),
    kind: "domain-claimed-elsewhere",
    subject: `Another organization is trying to verify ${of.domain}`,
    preheader: "As long as your record is in place, nothing changes.",
    paragraphs: [
      `As long as your record for ${of.domain} is in place, you need to do nothing: ${of.domain} stays yours.`,
      "If you have handed the domain over, move its people to another address first.",
    ],
    dedupeKey: `domain-claimed-elsewhere/${of.key}/${of.to}`,
  });
}

/** F 7, when it came to that. */
export function domainMovedAwayMail(of: AboutDomain & { people: number; key: string }): Mail {
  return composeMail({
    ...inCharge(of),
    ...pageOf(of, "See what to do"),
    kind: "domain-moved-away",
    subject: `${of.domain} now belongs to another organization`,
    preheader: "Your record is gone, and theirs is there.",
    paragraphs: [
      `Please act now: your record for ${of.domain} is gone, and another organization has proved that it owns the domain. So we no longer accept it from you, and SSO for it has ended.`,
      `${people(of.people)} here ${of.people === 1 ? "has an address" : "have addresses"} on it. Password-reset mail to these addresses is stopped. If this is a mistake, put your record back, remove theirs, and verify again.`,
    ],
    dedupeKey: `domain-moved-away/${of.key}/${of.to}`,
  });
}

const people = (n: number) => (n === 1 ? "1 person" : `${n} people`);
