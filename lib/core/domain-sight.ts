// What the last look at a domain found, in words: the DNS doctor (UX.md A.6.2). Kept with the domain as data.
import { CHALLENGE_DAYS, challengeLabel, type Diagnosis, type Judgement } from "./verified-domain";

export interface DomainSight {
  readonly judgement: Judgement;
  /** Whose servers answer for it; empty when they were not found or DNS_SERVERS names them. */
  readonly nameServers: readonly string[];
}

/** From the column; null when nothing was looked at yet. */
export function readSight(kept: unknown): DomainSight | null {
  const sight = kept as Partial<DomainSight> | null;
  return sight?.judgement ? { judgement: sight.judgement, nameServers: sight.nameServers ?? [] } : null;
}

/** Says what we saw, and what to do about it. `domain` is the claimed name. */
export function diagnosisText(diagnosis: Diagnosis, domain: string): string {
  switch (diagnosis.code) {
    case "record-missing":
      return `No TXT record at ${diagnosis.name} yet. New records usually show within minutes; it can take up to 72 hours.`;
    case "name-doubled":
      return `We found it at ${diagnosis.name}. Your provider adds the domain by itself. Change the name to just ${challengeLabel(domain, diagnosis.zone)}.`;
    case "value-differs":
      return `There is a record at ${diagnosis.name}, but its value is different. Quotes and spaces around it don’t matter.`;
    case "cname-there":
      return `There is a CNAME at ${diagnosis.name} (it points to ${diagnosis.target}), so a TXT record cannot exist there. Use the other name: ${diagnosis.otherName}.`;
    case "domain-does-not-exist":
      return `${diagnosis.domain} does not exist. Check the spelling.`;
    case "servers-failed":
      return `Your DNS servers didn’t answer${diagnosis.failures.length > 0 ? ` (${list(diagnosis.failures)})` : ""}. This is not about our record. Try again later.`;
    case "servers-differ":
      return `${diagnosis.have} of ${diagnosis.of} name servers already ${diagnosis.have === 1 ? "has" : "have"} it. Wait a little.`;
    case "challenge-expired":
      return `This record was not seen for ${CHALLENGE_DAYS} days, so its value no longer counts. Make a new record to go on.`;
    case "held-elsewhere":
      return {
        "still-proven": `Your proof for ${domain} is right, but another organization’s proof is still there too. Remove the other “doorward-domain-verification” value, then check again: ${domain} then moves to you.`,
        "not-surely-gone": `Your proof for ${domain} is right, but another organization has verified it, and we couldn’t see for sure that its proof is gone. Check again later.`,
        operator: `Your proof for ${domain} is right, but the operator of this installation has given it to another organization. Ask the operator.`,
      }[diagnosis.because];
    case "file-missing":
      return `There is no file at ${diagnosis.url}. ${diagnosis.problem}`;
    case "file-differs":
      return `There is a file at ${diagnosis.url}, but its content is different. It must be the value and nothing else.`;
    case "file-unreachable":
      return `We couldn’t read ${diagnosis.url}. ${diagnosis.problem}`;
  }
}

/** After "saw": short, for the audit trail and mails. */
export function sawWords(judgement: Judgement): string {
  if (judgement.verified)
    return {
      challenge: "the record",
      root: "the record at the domain itself",
      file: "the file",
    }[judgement.at];
  const { diagnosis } = judgement;
  switch (diagnosis.code) {
    case "record-missing":
      return `no TXT record at ${diagnosis.name}`;
    case "name-doubled":
      return `the record at ${diagnosis.name}`;
    case "value-differs":
      return `another value at ${diagnosis.name}`;
    case "cname-there":
      return `a CNAME at ${diagnosis.name}`;
    case "domain-does-not-exist":
      return "that the domain does not exist";
    case "servers-failed":
      return `no answer from its DNS servers${diagnosis.failures.length > 0 ? ` (${list(diagnosis.failures)})` : ""}`;
    case "servers-differ":
      return `the record on ${diagnosis.have} of ${diagnosis.of} name servers`;
    case "challenge-expired":
      return "a record that is too old";
    case "held-elsewhere":
      return "the proof, but another organization holds the domain";
    case "file-missing":
      return `no file at ${diagnosis.url}`;
    case "file-differs":
      return `another content at ${diagnosis.url}`;
    case "file-unreachable":
      return `no answer from ${diagnosis.url}`;
  }
}

const list = (items: readonly string[]) => items.join(", ");
