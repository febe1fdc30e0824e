// Which servers answer for a domain: found through the system's resolvers, up the tree; or those of DNS_SERVERS.
import { promises as dns } from "node:dns";
import { isIP } from "node:net";
import type { NameServer } from "./dns-query";
import { isPublicAddress } from "./public-address";

/** What is asked of recursive resolvers. Each rejects with `code` as node:dns does. */
export interface Recursive {
  resolveNs(name: string): Promise<string[]>;
  resolve4(name: string): Promise<string[]>;
  resolve6(name: string): Promise<string[]>;
}

export type Delegation =
  | { readonly found: readonly NameServer[]; readonly nameServers: readonly string[] }
  | { readonly none: "no-such-domain" | "failed" };

const MAX_SERVERS = 8;

export const systemResolver = (): Recursive => new dns.Resolver({ timeout: 1500, tries: 2 });

/** The name servers of the closest zone at or above the domain. Their addresses must be public (SECURITY.md M3). */
export async function findNameServers(
  domain: string,
  recursive: Recursive = systemResolver(),
  mayAsk: (address: string) => boolean = isPublicAddress,
  port = 53,
): Promise<Delegation> {
  const nearest = await nearestZone(domain, recursive);
  if ("none" in nearest) return nearest;
  const names = nearest.nameServers.slice(0, MAX_SERVERS);
  const found = await Promise.all(
    names.map(async (name) => {
      const address = (await addressesOf(name, recursive)).find(mayAsk);
      return address ? [{ name, address, port }] : [];
    }),
  );
  return { found: found.flat(), nameServers: names };
}

async function nearestZone(
  domain: string,
  recursive: Recursive,
): Promise<{ nameServers: string[] } | { none: "no-such-domain" | "failed" }> {
  const labels = domain.split(".");
  let missing = 0;
  for (let from = 0; from < labels.length - 1; from++) {
    try {
      const names = await recursive.resolveNs(labels.slice(from).join("."));
      if (names.length > 0) return { nameServers: names.map(canonical).sort() };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOTFOUND") missing++;
      else if (code !== "ENODATA") return { none: "failed" };
    }
  }
  return { none: missing > 0 ? "no-such-domain" : "failed" };
}

async function addressesOf(name: string, recursive: Recursive): Promise<string[]> {
  const four = await recursive.resolve4(name).catch(() => []);
  return four.length > 0 ? four : recursive.resolve6(name).catch(() => []);
}

/** DNS_SERVERS: `127.0.0.1:5353`, `[::1]:53`, `ns.internal`. A name that is not found is left out. */
export async function namedServers(entries: readonly string[]): Promise<NameServer[]> {
  const servers = await Promise.all(
    entries.map(async (entry) => {
      const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
      const host = bracketed ?? plain ?? entry;
      const address = isIP(host)
        ? host
        : await dns.lookup(host).then(
            (found) => found.address,
            () => null,
          );
      return address ? [{ name: entry, address, port: Number(port ?? 53) }] : [];
    }),
  );
  return servers.flat();
}

const canonical = (name: string) => name.toLowerCase().replace(/\.$/, "");
