import { certificateCalendarQuery } from "@/lib/queries/certificate-calendar";
import { ask } from "@/lib/session/ask";

/** The dates on which the certificates end, for any calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ profileId: string }> }) {
  const { profileId } = await params;
  const file = await ask(certificateCalendarQuery, { profileId }, `/admin/sso/${profileId}/certificates`);
  if (!file) return new Response("There is no such profile.", { status: 404 });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="doorward-certificates.ics"',
      "cache-control": "no-store",
    },
  });
}
