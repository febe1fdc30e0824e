import { redirect } from "next/navigation";
import { PageHeader } from "../../../components/page-header";
import { Button, buttonClass } from "../../../components/ui/button";
import { Card } from "../../../components/ui/card";
import { EmptyState } from "../../../components/ui/empty-state";
import { SelectField, TextField } from "../../../components/ui/field";
import { Notice } from "../../../components/ui/notice";
import { Pagination } from "../../../components/ui/pagination";
import { Th } from "../../../components/ui/table";
import { signInLogQuery } from "../../../lib/queries/sign-in-log";
import { ask } from "../../../lib/session/ask";
import { SignInTable } from "../../sign-in-table";
import { withQuery } from "../log-address";
import { Live } from "./live";

export const metadata = { title: "Sign-in log" };
const METHODS = {
  password: "Password",
  passkey: "Passkey",
  sso: "SSO",
  emergency: "Emergency access",
} as const;

/** Every try to sign in, newest first. A pasted reference goes straight to its entry. */
export default async function SignInsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const query = await searchParams;
  const log = await ask(signInLogQuery, query as never, "/admin/sign-ins");
  if (log.foundId) redirect(`/admin/sign-ins/${encodeURIComponent(log.foundId)}`);
  const { before: _, ...filter } = query;
  const newest = log.rows[0]?.startedAt ?? new Date();
  const oldest = query.order === "oldest";
  return (
    <>
      <PageHeader
        title="Sign-in log"
        subtitle="Somebody cannot get in? Paste the reference from their page."
        actions={
          <>
            <a className={buttonClass()} href="/admin/sign-ins/simulate">
              Try an address
            </a>
            <a className={buttonClass()} href={withQuery("/admin/sign-ins/export", filter)} download>
              Export CSV
            </a>
          </>
        }
      />
      <form method="get" className="flex flex-wrap items-end gap-3" aria-label="Find a reference">
        <TextField name="reference" label="Reference" defaultValue={query.reference} autoComplete="off" />
        <Button type="submit">Find</Button>
      </form>
      {query.reference ? (
        <Notice tone="warn">
          <p>
            There is no sign-in with the reference “{query.reference}” in this organization. Check it, or use
            the filters.
          </p>
        </Notice>
      ) : null}
      <Card>
        <form method="get" className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-6" aria-label="Filter">
          {oldest ? <input type="hidden" name="order" value="oldest" /> : null}
          <SelectField name="result" label="Result" defaultValue={query.result ?? ""}>
            <option value="">All</option>
            <option value="signed-in">Signed in</option>
            <option value="refused">Refused</option>
            <option value="tested">Test passed</option>
            <option value="test-failed">Test failed</option>
          </SelectField>
          <SelectField name="method" label="Method" defaultValue={query.method ?? ""}>
            <option value="">All</option>
            {Object.entries(METHODS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
          <SelectField name="profile" label="Profile" defaultValue={query.profile ?? ""}>
            <option value="">All</option>
            {log.profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField name="email" label="Person" placeholder="name@example.com" defaultValue={query.email} />
          <SelectField name="days" label="Time" defaultValue={query.days ?? ""}>
            <option value="">All</option>
            <option value="1">Last 24 hours</option>
            <option value="7">Last 7 days</option>
            <option value="30">Last 30 days</option>
          </SelectField>
          <Button type="submit">Show</Button>
        </form>
      </Card>
      {query.reference || query.before || oldest ? null : (
        <Live newer={withQuery("/admin/sign-ins/newer", { ...filter, since: newest.toISOString() })} />
      )}
      {log.rows.length === 0 && !query.reference ? (
        <EmptyState>No sign-ins in this period.</EmptyState>
      ) : (
        <SignInTable
          caption="Sign-ins"
          rows={log.rows}
          columns={["person", "method", "reason", "where"]}
          time={
            <Th
              sorted={oldest ? "ascending" : "descending"}
              href={withQuery("/admin/sign-ins", { ...filter, order: oldest ? null : "oldest" })}
            >
              Time
            </Th>
          }
        />
      )}
      <Pagination
        label="Pages of sign-ins"
        next={log.next ? withQuery("/admin/sign-ins", { ...filter, before: log.next }) : null}
        previous={query.before ? withQuery("/admin/sign-ins", filter) : null}
      />
    </>
  );
}
