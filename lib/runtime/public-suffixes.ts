// The public suffix list as the core asks for it.
import { domainToASCII, domainToUnicode } from "node:url";
import { parse } from "tldts";
import type { DomainNameKnowledge, SuffixKnowledge } from "../core/domain-name";

const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

export const publicSuffixes: SuffixKnowledge = {
  isPublicSuffix: (name) => parse(name, options).publicSuffix === name,
  registrable: (name) => parse(name, options).domain,
};

/** Everything `readDomainName` needs here. */
export const domainNameKnowledge = (appUrl: string): DomainNameKnowledge => ({
  toAscii: domainToASCII,
  suffixes: publicSuffixes,
  ownHost: new URL(appUrl).hostname,
});

/** `bücher.example` for `xn--bcher-kva.example`; null when the name looks the same to people. */
export function unicodeName(name: string): string | null {
  const unicode = domainToUnicode(name);
  return unicode && unicode !== name ? unicode : null;
}
