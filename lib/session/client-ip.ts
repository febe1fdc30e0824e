import { BlockList, isIP } from "node:net";
import type { Env } from "../runtime/env";

/**
 * The visitor's address. X-Forwarded-For counts only as far as TRUSTED_PROXIES reach: the last address in it that is not
 * a trusted proxy. The last hop is always the socket's own address (lib/runtime/forwarded-address.ts).
 */
export function clientIp(head: Headers, env: Pick<Env, "trustedProxies" | "loopback">): string | null {
  const hops = (head.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => plain(hop.trim()))
    .filter((hop) => isIP(hop));
  const trusted = listOf(env.trustedProxies);
  for (let i = hops.length - 1; i >= 0; i--) {
    const hop = hops[i]!;
    if (!trusted.check(hop, isIP(hop) === 6 ? "ipv6" : "ipv4")) return hop;
  }
  return hops[0] ?? null;
}

const plain = (address: string) => address.replace(/^::ffff:/i, "");

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const item of proxies) {
    if (item === "loopback") {
      list.addSubnet("127.0.0.0", 8, "ipv4");
      list.addAddress("::1", "ipv6");
      continue;
    }
    const [address, bits] = item.split("/") as [string, string | undefined];
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list;
}
