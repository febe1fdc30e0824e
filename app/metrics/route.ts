import { readMetrics } from "@/lib/login/read-metrics";
import { ports } from "@/lib/runtime/ports";
import { mayReadMetrics } from "@/lib/session/may-read-metrics";

export const dynamic = "force-dynamic";

/** For monitoring, on this machine or with METRICS_TOKEN: numbers only. */
export async function GET(request: Request) {
  const open = await ports();
  if (!mayReadMetrics(request.headers, open.env)) return REFUSED();
  const text = await readMetrics(open, {
    residentBytes: process.memoryUsage.rss(),
    uptimeSeconds: process.uptime(),
  });
  return new Response(text, {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}

const REFUSED = () =>
  new Response(
    "These numbers are for the machine that Doorward runs on, and for whoever sends METRICS_TOKEN as a bearer token.\n",
    {
      status: 401,
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
        "www-authenticate": 'Bearer realm="metrics"',
      },
    },
  );
