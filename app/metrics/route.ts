import { readMetrics } from "@/lib/login/read-metrics";
import { ports } from "@/lib/runtime/ports";

export const dynamic = "force-dynamic";

/** For monitoring: numbers only. */
export async function GET() {
  const text = await readMetrics(await ports(), {
    residentBytes: process.memoryUsage.rss(),
    uptimeSeconds: process.uptime(),
  });
  return new Response(text, {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}
