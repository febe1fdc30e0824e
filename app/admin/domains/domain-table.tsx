import Link from "next/link";
import { StatusBadge } from "@/components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { DomainMenu } from "./domain-menu";
import { badgeOf, type ListedDomain, requireHref } from "./domains";

export function DomainTable({
  domains,
  offered,
}: {
  domains: readonly ListedDomain[];
  offered: { readonly id: string } | null;
}) {
  return (
    <Table caption="Domains" stack>
      <thead>
        <tr>
          <Th>Domain</Th>
          <Th>Status</Th>
          <Th>Last checked</Th>
          <Th>Used by</Th>
          <Th numeric>Users</Th>
          <Th hidden>Actions</Th>
        </tr>
      </thead>
      <tbody>
        {domains.map((domain) => (
          <tr key={domain.id}>
            <RowHeader>
              <Link className="link wrap-anywhere" href={`/admin/domains/${domain.id}`}>
                {domain.unicode ?? domain.name}
              </Link>
              {domain.unicode ? (
                <span className="block font-mono text-label font-normal text-text-3">{domain.name}</span>
              ) : null}
            </RowHeader>
            <Td label="Status">
              <StatusBadge of="domain" is={badgeOf(domain)} />
            </Td>
            <Td label="Last checked">
              <LastChecked domain={domain} />
            </Td>
            <Td label="Used by">
              {domain.usedBy ? (
                <>
                  <Link className="link" href={`/admin/sso/${domain.usedBy.id}`}>
                    {domain.usedBy.name}
                  </Link>{" "}
                  {domain.usedBy.paused
                    ? "(paused)"
                    : domain.state.is === "lost"
                      ? "(stopped)"
                      : "(required)"}
                </>
              ) : (
                <span className="text-text-3">–</span>
              )}
            </Td>
            <Td label="Users" numeric>
              {domain.people.toLocaleString("en-GB")}
            </Td>
            <Td className="text-right">
              <DomainMenu
                domain={{
                  id: domain.id,
                  name: domain.name,
                  people: domain.people,
                  usedBy: domain.usedBy,
                  proven: domain.state.is === "verified" || domain.state.is === "needs-attention",
                }}
                requireHref={requireHref(domain, offered)}
              />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function LastChecked({ domain: { state, checkedAt, nextCheckAt, byOperator } }: { domain: ListedDomain }) {
  if (state.is === "needs-attention")
    return `${state.daysLeft} ${state.daysLeft === 1 ? "day" : "days"} left`;
  if (state.is === "lost")
    return (
      <>
        since <When at={state.since} format="day" />
      </>
    );
  if (byOperator) return "approved by the operator";
  if ((state.is === "waiting" || state.is === "taken") && nextCheckAt)
    return (
      <>
        next check <When at={nextCheckAt} />
      </>
    );
  return checkedAt ? <When at={checkedAt} /> : <span className="text-text-3">–</span>;
}
