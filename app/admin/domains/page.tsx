import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { listDomainsQuery } from "@/lib/queries/list-domains";
import { ask } from "@/lib/session/ask";
import { LiveRefresh } from "../live-refresh";
import { ClaimForm } from "./claim-form";
import { DomainTable } from "./domain-table";

export const metadata = { title: "Domains" };

/** Every domain with its state (UX.md A.6.2). Adding one opens a panel in the page: `?add=1`. */
export default async function DomainsPage({
  searchParams,
}: {
  searchParams: Promise<{ add?: string; domain?: string; removed?: string; sort?: string }>;
}) {
  const { add, domain: suggested, removed, sort } = await searchParams;
  const { domains, offered } = await ask(listDomainsQuery, {}, "/admin/domains");
  const empty = domains.length === 0;
  const open = empty || add !== undefined;
  const gone = removed && /^[a-z0-9.-]+$/.test(removed) && !domains.some(({ name }) => name === removed);
  return (
    <>
      <PageHeader
        title="Domains"
        subtitle="Prove that you own the part after the @ in your people’s addresses."
        actions={
          open ? null : (
            <LinkButton tone="primary" href="/admin/domains?add=1">
              Add domain
            </LinkButton>
          )
        }
      />
      {gone ? <Notice tone="ok">{removed} was removed.</Notice> : null}
      {open ? (
        <Card
          id="add"
          title="Add domain"
          actions={
            empty ? null : (
              <LinkButton tone="quiet" href="/admin/domains">
                Cancel
              </LinkButton>
            )
          }
        >
          {empty ? (
            <p className="measure text-text-2">
              No domains yet. Start with the one in your people’s e-mail addresses. You need access to its
              DNS, or a colleague who has it.
            </p>
          ) : null}
          <ClaimForm focus={add !== undefined} {...(suggested ? { suggested } : {})} />
        </Card>
      ) : null}
      {empty ? null : <DomainTable domains={domains} offered={offered} sort={sort} />}
      {domains.some(({ state }) => state.is === "waiting") ? <LiveRefresh seconds={15} /> : null}
    </>
  );
}
