// What an administrator types into "Domain", read generously and judged strictly (UX.md A.6.2, SECURITY.md D2).
import { isPublicMailDomain } from "./public-mail-domains";

declare const brand: unique symbol;
/** Canonical: lower-case A-labels, at least two, no trailing dot, at most 240 characters so that the challenge name fits. */
export type DomainName = string & { readonly [brand]: "domain-name" };

/** What the public suffix list knows. The list itself lives outside the core (lib/runtime/public-suffixes.ts). */
export interface SuffixKnowledge {
  /** True for `com`, `co.uk`, `github.io`. */
  isPublicSuffix(name: string): boolean;
  /** `acme.co.uk` for `mail.acme.co.uk`; null when there is none. */
  registrable(name: string): string | null;
}

export interface DomainNameKnowledge {
  /** Unicode to A-labels; empty when the name cannot be one. `domainToASCII` of node:url. */
  toAscii(name: string): string;
  readonly suffixes: SuffixKnowledge;
  /** Host of our own address: nobody claims the log-in page itself. */
  readonly ownHost?: string;
}

export type DomainNameProblem =
  | "not-a-domain"
  | "ip-address"
  | "single-label"
  | "wildcard"
  | "public-suffix"
  | "public-mail"
  | "own-host";

export interface ReadDomainName {
  readonly name: DomainName;
  /** What was typed, when the name had to be taken out of an address or a link. */
  readonly tookFrom: string | null;
  /** `acme.com` when the name is `mail.acme.com`: its addresses are not covered (SECURITY.md D5). */
  readonly parent: string | null;
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Reads `acme.com`, `Bücher.example`, `https://www.acme.com/about` or `mia@acme.com`. */
export function readDomainName(
  typed: string,
  knowledge: DomainNameKnowledge,
): ReadDomainName | { problem: DomainNameProblem; name: string } {
  const trimmed = typed.trim();
  const host = hostIn(trimmed);
  if (host.includes("*")) return { problem: "wildcard", name: host };
  if (isIpLiteral(host)) return { problem: "ip-address", name: host };
  const withoutDot = host.replace(/\.$/, "");
  const ascii = /[\s/@:?#[\]%\\_]/.test(withoutDot) ? "" : knowledge.toAscii(withoutDot);
  if (isIpLiteral(ascii)) return { problem: "ip-address", name: host };
  const name = withoutWww(ascii, knowledge.suffixes);
  const problem = problemOf(name, knowledge);
  if (problem) return { problem, name: name || host };
  const plain = trimmed.toLowerCase().replace(/\.$/, "");
  const registrable = knowledge.suffixes.registrable(name);
  return {
    name: name as DomainName,
    tookFrom: plain === name || (plain === withoutDot.toLowerCase() && name === ascii) ? null : trimmed,
    parent: registrable && registrable !== name ? registrable : null,
  };
}

function problemOf(name: string, { suffixes, ownHost }: DomainNameKnowledge): DomainNameProblem | null {
  if (name === "" || name.length > 240) return "not-a-domain";
  const labels = name.split(".");
  if (!labels.every((label) => LABEL.test(label))) return "not-a-domain";
  if (labels.length === 1) return "single-label";
  if (/^\d+$/.test(labels.at(-1)!)) return "ip-address";
  if (isPublicMailDomain(name)) return "public-mail";
  if (suffixes.isPublicSuffix(name)) return "public-suffix";
  return name === ownHost ? "own-host" : null;
}

/** Takes the host out of a link or the part after the @ out of an address. */
function hostIn(text: string): string {
  const afterScheme = text.replace(/^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i, "");
  const authority = afterScheme.split(/[/?#]/, 1)[0] ?? "";
  const afterAt = authority.slice(authority.lastIndexOf("@") + 1).replace(/>$/, "");
  return afterAt.startsWith("[") ? afterAt : afterAt.replace(/:\d{1,5}$/, "");
}

const isIpLiteral = (host: string) =>
  host.startsWith("[") || (host.match(/:/g)?.length ?? 0) > 1 || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);

function withoutWww(name: string, suffixes: SuffixKnowledge): string {
  const rest = name.startsWith("www.") ? name.slice(4) : name;
  return rest.includes(".") && !suffixes.isPublicSuffix(rest) ? rest : name;
}

/** The sentence beside the field. */
export function domainNameSentence(problem: DomainNameProblem, name: string): string {
  switch (problem) {
    case "not-a-domain":
      return "That is not a domain name. Type the part after the @ in your addresses, for example acme.com.";
    case "ip-address":
      return `${name} is an IP address, not a domain name. Type the part after the @ in your addresses, for example acme.com.`;
    case "single-label":
      return `“${name}” is not a whole domain name. Did you mean ${name}.com?`;
    case "wildcard":
      return "A domain name with * cannot be claimed. Add each domain by its own name.";
    case "public-suffix":
      return `${name} is an ending that many organizations share. Nobody can claim it. Add your own name in front, for example acme.${name}.`;
    case "public-mail":
      return `${name} is a public mail service. Nobody can claim it.`;
    case "own-host":
      return `${name} is the address of this log-in page itself. Nobody can claim it.`;
  }
}
