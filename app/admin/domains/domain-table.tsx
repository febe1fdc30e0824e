import Link from "next/link";
import { StatusBadge } from "@/components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { DomainMenu } from "./domain-menu";
import { badgeOf, type ListedDomain, requireHref } from "./domains";
import { type DomainOrder, sortDomains } from "./sort-domains";

export function DomainTable({
  domains,
  offered,
  sort,
}: {
  domains: readonly ListedDomain[];
  offered: { readonly id: string } | null;
  sort?: string | undefined;
}) {
  const { rows, by, direction } = sortDomains(domains, sort);
  const head = (order: DomainOrder) => ({
    sorted: by === order ? direction : null,
    href: `/admin/domains?sort=${by === order && direction === "ascending" ? "-" : ""}${order}`,
  });
  return (
    <Table caption="Domains" stack>
      <thead>
        <tr>
          <Th {...head("name")}>Domain</Th>
          <Th {...head("status")}>Status</Th>
          <Th>Last checked</Th>
          <Th>Used by</Th>
          <Th numeric {...head("people")}>
            Users
          </Th>
          <Th hidden>Actions</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((domain) => (
          <tr key={domain.id}>
            <RowHeader>
              <Link className="link wrap-anywhere" href={`/admin/domains/${domain.id}`}>
                {domain.unicode ?? domain.name}
              </Link>
              {domain.unicode ? (
                <span className="block font-mono text-label font-normal text-text-3">{domain.name}</span>
              ) : null}
            </RowHeader>
            <Td label="Status" nowrap>
              <StatusBadge of="domain" is={badgeOf(domain)} />
            </Td>
            <Td label="Last checked">
              <LastChecked domain={domain} />
            </Td>
            <Td label="Used by">
              <UsedBy domain={domain} />
            </Td>
            <Td label="Users" numeric>
              {domain.people.toLocaleString("en-GB")}
            </Td>
            <Td>
              <span className="flex items-center justify-end gap-2 whitespace-nowrap">
                {domain.state.is === "verified" ? null : (
                  <Link
                    className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
                    href={`/admin/domains/${domain.id}`}
                    aria-label={`Show record of ${domain.name}`}
                  >
                    Show record
                  </Link>
                )}
                <DomainMenu
                  domain={{
                    id: domain.id,
                    name: domain.name,
                    people: domain.people,
                    usedBy: domain.usedBy,
                    lost: domain.state.is === "lost",
                    proven: domain.state.is === "verified" || domain.state.is === "needs-attention",
                  }}
                  requireHref={requireHref(domain, offered)}
                />
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function UsedBy({ domain: { usedBy, state } }: { domain: ListedDomain }) {
  if (!usedBy) return <span className="text-text-3">–</span>;
  return (
    <span>
      <Link className="link" href={`/admin/sso/${usedBy.id}`}>
        {usedBy.name}
      </Link>{" "}
      ({usedBy.paused ? "paused" : state.is === "lost" ? "stopped" : "required"})
    </span>
  );
}

function LastChecked({ domain: { state, checkedAt, nextCheckAt, byOperator } }: { domain: ListedDomain }) {
  if (state.is === "needs-attention")
    return `${state.daysLeft} ${state.daysLeft === 1 ? "day" : "days"} left`;
  if (state.is === "lost")
    return (
      <span>
        since <When at={state.since} format="day" />
      </span>
    );
  if (byOperator) return "by the operator";
  if ((state.is === "waiting" || state.is === "taken") && nextCheckAt)
    return (
      <span>
        next check <When at={nextCheckAt} />
      </span>
    );
  return checkedAt ? <When at={checkedAt} /> : <span className="text-text-3">–</span>;
}
