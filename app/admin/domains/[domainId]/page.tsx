import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { When } from "@/components/when";
import { domainDetailQuery } from "@/lib/queries/domain-detail";
import { ask } from "@/lib/session/ask";
import { LiveRefresh } from "../../live-refresh";
import { badgeOf, type DomainDetail } from "../domains";
import { RemoveDomain } from "../remove-domain";
import { Arrival } from "./arrival";
import { Record } from "./record";
import { Standing } from "./standing";

interface Address {
  readonly params: Promise<{ domainId: string }>;
  readonly searchParams: Promise<{ typed?: string }>;
}

const load = async ({ params, searchParams }: Address): Promise<DomainDetail> => {
  const { domainId } = await params;
  const { typed } = await searchParams;
  const domain = await ask(
    domainDetailQuery,
    { domainId, ...(typed ? { typed } : {}) },
    `/admin/domains/${domainId}`,
  );
  return domain ?? notFound();
};

export const generateMetadata = async (address: Address) => ({ title: (await load(address)).name });

/** One domain: where it stands, its record, what we saw, what hangs on it (UX.md A.6.2). */
export default async function DomainPage(address: Address) {
  const domain = await load(address);
  const { name, unicode, state, nextCheckAt } = domain;
  const proven = state.is === "verified" || state.is === "needs-attention";
  return (
    <>
      <PageHeader
        back={{ href: "/admin/domains", label: "Domains" }}
        title={unicode ?? name}
        focusTitle
        status={<StatusBadge of="domain" is={badgeOf(domain)} />}
        subtitle={
          unicode ? (
            <>
              In the DNS and in addresses it is also written <span className="font-mono">{name}</span>. Both
              are the same domain.
            </>
          ) : null
        }
        actions={
          <RemoveDomain
            domain={{
              id: domain.id,
              name,
              people: domain.people,
              usedBy: domain.usedBy,
              proven,
              lost: state.is === "lost",
            }}
            trigger={<Button>Remove domain…</Button>}
          />
        }
      />
      <Arrival verified={state.is === "verified"} name={name} />
      {domain.tookFrom ? (
        <Notice role="note">
          We took {name} from {domain.tookFrom}.
        </Notice>
      ) : null}
      <Standing domain={domain} />
      {domain.parent && state.is !== "lost" ? (
        <Notice role="note">
          Addresses like name@{name} only. For name@{domain.parent} add{" "}
          <a href={`/admin/domains?add=1&domain=${encodeURIComponent(domain.parent)}`}>{domain.parent}</a>.
        </Notice>
      ) : null}
      {state.is === "verified" || state.is === "expired" ? null : <Record domain={domain} />}
      {domain.verifiedAt ? <AboutDomain domain={domain} /> : null}
      {state.is === "verified" && domain.verifiedBy !== "operator" ? (
        <Disclosure summary="Show the record" id="show-record">
          <Record domain={domain} />
        </Disclosure>
      ) : null}
      {nextCheckAt && state.is !== "verified" ? <LiveRefresh seconds={domain.checkedAt ? 5 : 2} /> : null}
    </>
  );
}

const METHOD = { dns: "its DNS record", "https-file": "a file on its web server", operator: "the operator" };

function AboutDomain({ domain }: { domain: DomainDetail }) {
  const { verifiedAt, verifiedBy, checkedAt, nextCheckAt, usedBy, people, exempt } = domain;
  return (
    <Card title="About this domain">
      <Facts
        facts={[
          {
            term: "Verified",
            is: verifiedAt ? (
              <>
                <When at={verifiedAt} format="day" />, by {METHOD[verifiedBy ?? "dns"]}
              </>
            ) : null,
          },
          ...(verifiedBy === "operator"
            ? []
            : [
                { term: "Last checked", is: checkedAt ? <When at={checkedAt} /> : null },
                { term: "Next check", is: nextCheckAt ? <When at={nextCheckAt} /> : null },
              ]),
          {
            term: "Used by",
            is: usedBy ? (
              <>
                <a className="link" href={`/admin/sso/${usedBy.id}`}>
                  {usedBy.name}
                </a>
                , SSO is {usedBy.paused ? "paused" : "required"}
              </>
            ) : (
              "no SSO profile: people here use a password"
            ),
          },
          {
            term: "People",
            is: (
              <>
                <a className="link" href={`/admin/users?domain=${encodeURIComponent(domain.name)}`}>
                  {people.toLocaleString("en-GB")} with an address on it
                </a>
                {exempt > 0 ? `, ${exempt} exempt` : ""}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
