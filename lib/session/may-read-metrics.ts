import { isIP } from "node:net";
import type { Env } from "../runtime/env";
import { hashSecret } from "../runtime/secrets";

/** What proxies add. Next adds x-forwarded-host, -port and -proto by itself. */
const BY_PROXIES = ["forwarded", "x-real-ip", "via"];

/**
 * The numbers are for this machine, and for whoever shows METRICS_TOKEN. From this machine means: one hop, which is the
 * socket's own address (lib/runtime/forwarded-address.ts), and nothing that a proxy adds.
 */
export function mayReadMetrics(head: Headers, { metricsToken }: Pick<Env, "metricsToken">): boolean {
  const shown = /^Bearer +(\S+)$/i.exec(head.get("authorization") ?? "")?.[1];
  if (shown !== undefined) return metricsToken !== null && hashSecret(shown) === hashSecret(metricsToken);
  const hop = (head.get("x-forwarded-for") ?? "").trim().replace(/^::ffff:/i, "");
  const here = hop === "::1" || (isIP(hop) === 4 && hop.startsWith("127."));
  return here && !BY_PROXIES.some((name) => head.has(name));
}
