// Looks for the proof of one domain, by the method that was chosen for it.
import type { FileObservation, Observation } from "../core/dns-observation";
import { challengeFileUrl } from "../core/verified-domain";
import { observeChallenge } from "./dns";
import { type GuardedFetchOptions, guardedFetch } from "./guarded-fetch";
import type { Ports } from "./ports";
import { publicSuffixes } from "./public-suffixes";

/** Never throws. At most eight seconds. */
export async function observeDomain(
  { env }: Pick<Ports, "env">,
  domain: { readonly name: string; readonly method: "dns" | "https-file" },
): Promise<Observation> {
  return domain.method === "dns"
    ? observeChallenge(domain.name, {
        servers: env.dnsServers,
        zone: publicSuffixes.registrable(domain.name) ?? domain.name,
      })
    : observeFile(domain.name, { allowLoopback: env.loopback });
}

/** A wrong status is the server's clear word; anything else only says that it could not be read (SECURITY.md D7). */
export async function observeFile(domain: string, options: GuardedFetchOptions): Promise<FileObservation> {
  const url = challengeFileUrl(domain);
  const answer = await guardedFetch(url, { ...options, maxBytes: 4096 });
  if (!("problem" in answer)) return { by: "https-file", url, file: { text: answer.body.slice(0, 300) } };
  const { status, sentence } = answer.problem;
  const definite = status !== undefined && status >= 400 && status < 500;
  return { by: "https-file", url, file: { problem: sentence, definite } };
}
