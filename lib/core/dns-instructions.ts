// The record as text, for whoever looks after the DNS: to copy, and to mail (UX.md F 2).
import { challengeLabel, challengeName, challengeValue } from "./verified-domain";

export interface DnsRecordToAdd {
  readonly type: "TXT";
  /** As most providers want it: without the zone. */
  readonly name: string;
  readonly fullName: string;
  readonly value: string;
  readonly ttl: string;
}

/** `zone`: what the provider adds by itself; `acme.com` for mail.acme.com. */
export function recordToAdd(domain: string, zone: string, challenge: string): DnsRecordToAdd {
  return {
    type: "TXT",
    name: challengeLabel(domain, zone),
    fullName: challengeName(domain),
    value: challengeValue(challenge),
    ttl: "3600",
  };
}

/** Instructions to pass on by whatever way. */
export function dnsInstructions(domain: string, organization: string, record: DnsRecordToAdd): string {
  return [
    `Please add a DNS record for ${domain}.`,
    "",
    `Type:  ${record.type}`,
    `Name:  ${record.name}   (full name: ${record.fullName})`,
    `Value: ${record.value}`,
    "TTL:   3600 or “Auto”",
    "",
    `Why: it proves to Doorward that ${domain} belongs to ${organization}. It changes nothing for mail or the website.`,
    "What happens then: Doorward looks by itself, within minutes. Please keep the record in place afterwards: it is looked at once a day.",
  ].join("\n");
}
