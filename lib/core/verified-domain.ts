// A claim on a domain, its challenge, and what a look at the DNS means (UX.md A.6.2, SECURITY.md D1, D6, D7).
import type {
  DnsAnswer,
  DnsObservation,
  FileObservation,
  Observation,
  ServerObservation,
} from "./dns-observation";

/** `_sso-challenge.acme.com`. */
export const CHALLENGE_LABEL = "_sso-challenge";
const PREFIX = "doorward-domain-verification=";
export const CHALLENGE_DAYS = 30;
const DAY = 86_400_000;

export interface DomainClaim {
  readonly name: string;
  /** 32 hex digits. */
  readonly challenge: string;
  readonly claimedAt: Date;
}

export const challengeName = (domain: string): string => `${CHALLENGE_LABEL}.${domain}`;
/** What to type as the name at the provider, who adds the zone: `_sso-challenge.mail` for mail.acme.com in acme.com. */
export const challengeLabel = (domain: string, zone: string): string =>
  challengeName(domain).slice(0, -(zone.length + 1));
export const challengeValue = (challenge: string): string => PREFIX + challenge;
export const challengeFileUrl = (domain: string): string =>
  `https://${domain}/.well-known/doorward-domain-verification.txt`;
export const challengeEndsAt = ({ claimedAt }: Pick<DomainClaim, "claimedAt">): Date =>
  new Date(claimedAt.getTime() + CHALLENGE_DAYS * DAY);

/** Why the claim is not proven, with what the doctor says about it. */
export type Diagnosis =
  | { readonly code: "record-missing"; readonly name: string }
  | { readonly code: "name-doubled"; readonly name: string; readonly zone: string }
  | {
      readonly code: "value-differs";
      readonly name: string;
      readonly found: string;
      readonly expected: string;
    }
  | {
      readonly code: "cname-there";
      readonly name: string;
      readonly target: string;
      readonly otherName: string;
    }
  | { readonly code: "domain-does-not-exist"; readonly domain: string }
  | { readonly code: "servers-failed"; readonly failures: readonly string[] }
  | { readonly code: "servers-differ"; readonly have: number; readonly of: number }
  | { readonly code: "challenge-expired"; readonly endedAt: string }
  /** Seen, but another organization holds the name: proven still, perhaps still, or by the operator's word. */
  | { readonly code: "held-elsewhere"; readonly because: "still-proven" | "not-surely-gone" | "operator" }
  | { readonly code: "file-missing"; readonly url: string; readonly problem: string }
  | { readonly code: "file-differs"; readonly url: string; readonly found: string; readonly expected: string }
  | { readonly code: "file-unreachable"; readonly url: string; readonly problem: string };

export type DiagnosisCode = Diagnosis["code"];

/** `at` says where it was seen: at the root is accepted, and said. */
export type Judgement =
  | { readonly verified: true; readonly at: "challenge" | "root" | "file" }
  | { readonly verified: false; readonly diagnosis: Diagnosis };

/**
 * Is the claim proven by what was seen? Only an exact value counts; at the challenge name or at the domain itself.
 * Every server that answered must have it, and more than half must have answered, so that one stray server proves nothing.
 */
export function judgeChallenge(claim: DomainClaim, seen: Observation, now: Date): Judgement {
  const endsAt = challengeEndsAt(claim);
  if (now.getTime() >= endsAt.getTime())
    return refuse({ code: "challenge-expired", endedAt: endsAt.toISOString() });
  return judgeProof(claim, seen);
}

/** The same without the end of the challenge: for the daily look at verified domains. */
export function judgeProof(claim: DomainClaim, seen: Observation): Judgement {
  return seen.by === "dns" ? judgeDns(claim, seen) : judgeFile(claim, seen);
}

function judgeDns(claim: DomainClaim, seen: DnsObservation): Judgement {
  const domain = claim.name;
  if (seen.delegation === "no-such-domain") return refuse({ code: "domain-does-not-exist", domain });
  const expected = challengeValue(claim.challenge);
  const answered = seen.servers.filter(({ challenge }) => challenge.said !== "failed");
  if (seen.delegation === "failed" || answered.length * 2 <= seen.servers.length)
    return refuse({ code: "servers-failed", failures: failuresOf(seen.servers) });

  const atChallenge = answered.filter(({ challenge }) => holds(challenge, expected));
  const proven = answered.filter(
    ({ challenge, root }) => holds(challenge, expected) || holds(root, expected),
  );
  if (proven.length === answered.length)
    return { verified: true, at: atChallenge.length > 0 ? "challenge" : "root" };
  if (proven.length > 0)
    return refuse({ code: "servers-differ", have: proven.length, of: seen.servers.length });
  return refuse(diagnose(claim, seen.zone ?? domain, answered, expected));
}

/** Nobody has the value: the most telling of what the servers said instead. */
function diagnose(
  { name: domain }: DomainClaim,
  zone: string,
  servers: readonly ServerObservation[],
  expected: string,
): Diagnosis {
  const name = challengeName(domain);
  for (const { challenge } of servers) {
    if (challenge.said === "alias")
      return { code: "cname-there", name, target: challenge.target, otherName: domain };
  }
  if (servers.some(({ doubled }) => holds(doubled, expected)))
    return { code: "name-doubled", name: `${name}.${zone}`, zone };
  for (const { challenge } of servers) {
    if (challenge.said === "records" && challenge.values.length > 0)
      return { code: "value-differs", name, found: likeliest(challenge.values), expected };
  }
  for (const { root } of servers) {
    const found = root.said === "records" && root.values.map(clean).find((value) => value.startsWith(PREFIX));
    if (found) return { code: "value-differs", name: domain, found, expected };
  }
  if (
    servers.every(({ challenge, root }) => challenge.said === "no-such-name" && root.said === "no-such-name")
  )
    return { code: "domain-does-not-exist", domain };
  return { code: "record-missing", name };
}

function judgeFile(claim: DomainClaim, { url, file }: FileObservation): Judgement {
  const expected = challengeValue(claim.challenge);
  if ("problem" in file)
    return refuse({ code: file.definite ? "file-missing" : "file-unreachable", url, problem: file.problem });
  const found = clean(file.text);
  return found === expected
    ? { verified: true, at: "file" }
    : refuse({ code: "file-differs", url, found, expected });
}

/** Is the proof gone, or could we only not see it? Errors and servers that differ never un-verify (SECURITY.md D7). */
export function isDefinitelyGone(judgement: Judgement): boolean {
  if (judgement.verified) return false;
  return ![
    "servers-failed",
    "servers-differ",
    "file-unreachable",
    "challenge-expired",
    "held-elsewhere",
  ].includes(judgement.diagnosis.code);
}

const refuse = (diagnosis: Diagnosis): Judgement => ({ verified: false, diagnosis });
const holds = (answer: DnsAnswer, expected: string) =>
  answer.said === "records" && answer.values.some((value) => clean(value) === expected);
const likeliest = (values: readonly string[]) => {
  const cleaned = values.map(clean);
  return (cleaned.find((value) => value.startsWith(PREFIX)) ?? cleaned[0] ?? "").slice(0, 200);
};
/** Quotes and spaces around a value are the provider's, not the person's. */
const clean = (value: string) => value.replace(/^[\s"'“”\uFEFF]+|[\s"'“”]+$/g, "");

function failuresOf(servers: readonly ServerObservation[]): string[] {
  return servers.flatMap(({ server, challenge }) =>
    challenge.said === "failed" ? [`${challenge.how} from ${server}`] : [],
  );
}
