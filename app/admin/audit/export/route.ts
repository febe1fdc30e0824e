import { rowSentence } from "../../../../components/event-text";
import { beforeAfter } from "../../../../lib/core/before-after";
import { auditLogQuery } from "../../../../lib/queries/audit-log";
import { ask } from "../../../../lib/session/ask";
import { csvLine } from "../../log-address";

/** The audit log of the filter as CSV, ten thousand rows at most. */
export async function GET(request: Request): Promise<Response> {
  const filter = Object.fromEntries(new URL(request.url).searchParams);
  const { rows } = await ask(auditLogQuery, { ...filter, all: true }, "/admin/audit");
  const lines = rows.map((row) =>
    csvLine([
      row.at.toISOString(),
      row.actorName,
      row.actorKind,
      row.name,
      rowSentence(row.name, row.details),
      beforeAfter(row.name, row.details).join("; "),
      JSON.stringify(row.details),
      row.ip,
    ]),
  );
  const head = csvLine([
    "time",
    "who",
    "kind",
    "event",
    "what happened",
    "before and after",
    "details",
    "ip",
  ]);
  return new Response([head, ...lines].join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit-log.csv"',
      "cache-control": "no-store",
    },
  });
}
