// Looks for a domain's challenge in the DNS, at every server that answers for the domain, and says what each said.
import type { Answer, TxtAnswer } from "dns-packet";
import type { DnsAnswer, DnsObservation, ServerObservation } from "../core/dns-observation";
import { challengeName } from "../core/verified-domain";
import { type Delegation, findNameServers, namedServers } from "./dns-delegation";
import { askNameServer, type DnsReply, type NameServer } from "./dns-query";

export interface DnsOptions {
  /** DNS_SERVERS: asked directly, and nobody else. Empty: the authoritative servers are found. */
  readonly servers: readonly string[];
  readonly find?: (domain: string) => Promise<Delegation>;
  /** What the provider adds to a name by itself (`acme.com` for mail.acme.com); the domain when absent. */
  readonly zone?: string;
  /** For the whole look. */
  readonly timeoutMs?: number;
}

/** Ends within eight seconds and never throws: what could not be seen is part of the observation. */
export async function observeChallenge(domain: string, options: DnsOptions): Promise<DnsObservation> {
  const deadline = new AbortController();
  const failed: DnsObservation = { by: "dns", delegation: "failed", nameServers: [], servers: [] };
  const late = new Promise<DnsObservation>((settle) => {
    const timer = setTimeout(() => settle(failed), options.timeoutMs ?? 8000);
    deadline.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  try {
    return await Promise.race([observe(domain, options), late]);
  } finally {
    deadline.abort();
  }
}

async function observe(
  domain: string,
  { servers, find = findNameServers, zone = domain }: DnsOptions,
): Promise<DnsObservation> {
  const given = servers.length > 0;
  const delegation = given ? { found: await namedServers(servers), nameServers: [] } : await find(domain);
  if ("none" in delegation) return { by: "dns", delegation: delegation.none, nameServers: [], servers: [] };
  return {
    by: "dns",
    zone,
    delegation: delegation.found.length > 0 ? "found" : "failed",
    nameServers: delegation.nameServers,
    servers: await Promise.all(delegation.found.map((server) => observeAt(server, domain, zone, given))),
  };
}

async function observeAt(
  server: NameServer,
  domain: string,
  zone: string,
  recurse: boolean,
): Promise<ServerObservation> {
  const name = challengeName(domain);
  const txt = async (name: string) => answerOf(name, await askNameServer(server, name, "TXT", recurse));
  const [challenge, doubled, root] = await Promise.all([txt(name), txt(`${name}.${zone}`), txt(domain)]);
  return { server: server.name, challenge, doubled, root };
}

function answerOf(name: string, reply: DnsReply): DnsAnswer {
  if ("failed" in reply) return { said: "failed", how: reply.failed };
  const own = reply.answers.filter((answer) => answer.name.toLowerCase() === name);
  const alias = own.find((answer) => answer.type === "CNAME");
  if (alias?.type === "CNAME") return { said: "alias", target: alias.data };
  const values = own.filter(isTxt).map(joined);
  if (values.length > 0) return { said: "records", values: values.slice(0, 50) };
  return { said: reply.rcode === "NXDOMAIN" ? "no-such-name" : "nothing" };
}

const isTxt = (answer: Answer): answer is TxtAnswer => answer.type === "TXT";

/** Strings of one record belong together (RFC 7208 3.3 says it for everybody); capped for what is kept and shown. */
function joined({ data }: TxtAnswer): string {
  const parts = Array.isArray(data) ? data : [data];
  return parts
    .map((part) => part.toString())
    .join("")
    .slice(0, 500);
}
