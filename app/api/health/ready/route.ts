import { ports } from "@/lib/runtime/ports";

export const dynamic = "force-dynamic";

/** The process answers, and so does its database. */
export async function GET() {
  const headers = { "cache-control": "no-store" };
  try {
    await (await ports()).database.ping();
    return Response.json({ status: "ok" }, { headers });
  } catch {
    return Response.json({ status: "the database does not answer" }, { status: 503, headers });
  }
}
