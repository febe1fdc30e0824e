import { beginPasskey } from "@/lib/login/begin-passkey";
import { ports } from "@/lib/runtime/ports";
import { visitor } from "@/lib/session/visitor";
import { fromOurPage } from "../from-our-page";

/** What the browser is to ask for a passkey, for this browser. Nothing is kept. */
export async function POST(request: Request) {
  if (!(await fromOurPage(request))) return new Response(null, { status: 403 });
  const { browser } = await visitor();
  return Response.json(await beginPasskey(await ports(), browser), {
    headers: { "cache-control": "no-store" },
  });
}
