import { EventText } from "../../../components/event-text";
import { PageHeader } from "../../../components/page-header";
import { Button, buttonClass } from "../../../components/ui/button";
import { EmptyState } from "../../../components/ui/empty-state";
import { SelectField } from "../../../components/ui/field";
import { Pagination } from "../../../components/ui/pagination";
import { Table, Td, Th } from "../../../components/ui/table";
import { When } from "../../../components/when";
import { beforeAfter } from "../../../lib/core/before-after";
import { auditLogQuery } from "../../../lib/queries/audit-log";
import { ask } from "../../../lib/session/ask";
import { withQuery } from "../log-address";
import { EVENT_CHOICES } from "./event-choices";

export const metadata = { title: "Audit log" };

/** Who did what, when and from where, in sentences; only ever appended to. */
export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const query = await searchParams;
  const log = await ask(auditLogQuery, query as never, "/admin/audit");
  const { before: _, ...filter } = query;
  return (
    <>
      <PageHeader
        title="Audit log"
        subtitle="Who did what, when and from where. Nothing here can be changed or deleted."
        actions={
          <a className={buttonClass()} href={withQuery("/admin/audit/export", filter)} download>
            Export CSV
          </a>
        }
      />
      <form method="get" className="flex flex-wrap items-end gap-3">
        <div className="w-72">
          <SelectField name="name" label="What" defaultValue={query.name ?? ""}>
            <option value="">Everything</option>
            {EVENT_CHOICES.map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
        {query.subject ? <input type="hidden" name="subject" value={query.subject} /> : null}
        <Button type="submit">Show</Button>
      </form>
      {log.rows.length === 0 ? (
        <EmptyState>Nothing of this kind has happened yet.</EmptyState>
      ) : (
        <Table caption="Audit log" stack>
          <thead>
            <tr>
              <Th>When</Th>
              <Th>What happened</Th>
              <Th>From</Th>
            </tr>
          </thead>
          <tbody>
            {log.rows.map((row) => (
              <tr key={row.id}>
                <Td label="When" nowrap>
                  <When at={row.at} />
                </Td>
                <Td label="What" className="wrap-anywhere">
                  {/* One box: on a phone the column's name stands beside it. */}
                  <div>
                    <EventText actor={row.actorName} name={row.name} details={row.details} />
                    {beforeAfter(row.name, row.details).map((line) => (
                      <p key={line} className="text-text-2">
                        {line}
                      </p>
                    ))}
                  </div>
                </Td>
                <Td label="From" nowrap>
                  {row.ip ??
                    {
                      operator: "command line",
                      product: "by itself",
                      person: "–",
                      visitor: "–",
                      link: "set-up link",
                    }[row.actorKind]}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pagination
        label="Pages of the audit log"
        next={log.next ? withQuery("/admin/audit", { ...filter, before: log.next }) : null}
        previous={query.before ? withQuery("/admin/audit", filter) : null}
      />
    </>
  );
}
