import { signInLogQuery } from "../../../../lib/queries/sign-in-log";
import { ask } from "../../../../lib/session/ask";

/** How many sign-ins of the filter are newer than `since`; `more` when there may be still more of them. For the live mode. */
export async function GET(request: Request): Promise<Response> {
  const { since = "", ...filter } = Object.fromEntries(new URL(request.url).searchParams);
  const { rows, next } = await ask(signInLogQuery, filter as never, "/admin/sign-ins");
  const from = Date.parse(since);
  const count = rows.filter(({ startedAt }) => startedAt.getTime() > from).length;
  return Response.json(
    { count, more: count === rows.length && next !== null },
    { headers: { "cache-control": "no-store" } },
  );
}
