import { signInLogQuery } from "../../../../lib/queries/sign-in-log";
import { ask } from "../../../../lib/session/ask";
import { faultHeadline } from "../../fault-headline";
import { csvLine } from "../../log-address";

/** The sign-ins of the filter as CSV, ten thousand at most. */
export async function GET(request: Request): Promise<Response> {
  const filter = Object.fromEntries(new URL(request.url).searchParams);
  const { rows } = await ask(signInLogQuery, { ...filter, all: true } as never, "/admin/sign-ins");
  const lines = rows.map((row) =>
    csvLine([
      row.startedAt.toISOString(),
      row.email,
      row.method,
      row.profile,
      row.outcome ?? "not-finished",
      row.because && faultHeadline(row.because),
      row.ip,
      row.userAgent,
      row.reference,
    ]),
  );
  const head = csvLine([
    "time",
    "person",
    "method",
    "profile",
    "result",
    "reason",
    "ip",
    "browser",
    "reference",
  ]);
  return new Response([head, ...lines].join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="sign-ins.csv"',
      "cache-control": "no-store",
    },
  });
}
