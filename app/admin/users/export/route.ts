import { forbidden } from "next/navigation";
import { recordExportCommand } from "../../../../lib/commands/record-export";
import { exportPeopleQuery } from "../../../../lib/queries/export-people";
import { streamRows } from "../../../../lib/session/stream-rows";
import { csvLine } from "../../log-address";
import { methodOf } from "../people";

const HEAD = csvLine([
  "email",
  "name",
  "role",
  "status",
  "sign_in",
  "last_sign_in",
  "last_sign_in_by",
  "added",
]);

/** Everybody who matches the filter as CSV, streamed; the import reads the same columns. */
export async function GET(request: Request): Promise<Response> {
  const filter = Object.fromEntries(new URL(request.url).searchParams);
  const stream = await streamRows(
    exportPeopleQuery,
    filter,
    {
      head: HEAD,
      line: (person) =>
        csvLine([
          person.email,
          person.name,
          person.role,
          person.status,
          methodOf(person),
          person.lastSignInAt?.toISOString() ?? null,
          person.lastSignInBy,
          person.createdAt.toISOString(),
        ]),
    },
    recordExportCommand,
  );
  if (!stream) forbidden();
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="people.csv"',
      "cache-control": "no-store",
    },
  });
}
