import type { domainDetailQuery } from "@/lib/queries/domain-detail";
import type { listDomainsQuery } from "@/lib/queries/list-domains";

export type ListedDomain = Awaited<ReturnType<(typeof listDomainsQuery)["run"]>>["domains"][number];
export type DomainDetail = NonNullable<Awaited<ReturnType<(typeof domainDetailQuery)["run"]>>>;

/** Where SSO is required, or changed, for one domain. Null: not possible now. */
export function requireHref(
  domain: Pick<ListedDomain, "id" | "state" | "usedBy">,
  offered: { readonly id: string } | null,
): string | null {
  if (domain.usedBy) return `/admin/sso/${domain.usedBy.id}/enforce`;
  return offered && domain.state.is === "verified"
    ? `/admin/sso/${offered.id}/enforce?chosen=1&domains=${domain.id}`
    : null;
}

/** The badge's status: "checking" until the first look. */
export const badgeOf = ({ state, checkedAt }: Pick<ListedDomain, "state" | "checkedAt">) =>
  state.is === "waiting" && checkedAt === null ? ("checking" as const) : state.is;
