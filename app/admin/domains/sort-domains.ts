// The list of domains in another order: it is short, so it is sorted where it is shown. The address holds the order.
import type { SortDirection } from "@/components/ui/table";
import type { ListedDomain } from "./domains";

export const DOMAIN_ORDERS = ["name", "status", "people"] as const;
export type DomainOrder = (typeof DOMAIN_ORDERS)[number];

/** What needs somebody first. */
const URGENCY: Record<ListedDomain["state"]["is"], number> = {
  lost: 0,
  taken: 1,
  "needs-attention": 2,
  expired: 3,
  waiting: 4,
  verified: 5,
};

const COMPARE: Record<DomainOrder, (a: ListedDomain, b: ListedDomain) => number> = {
  name: (a, b) => (a.name < b.name ? -1 : 1),
  status: (a, b) => URGENCY[a.state.is] - URGENCY[b.state.is],
  people: (a, b) => a.people - b.people,
};

/** `-people`: descending. Unknown orders mean by name. Equal rows stand by name. */
export function sortDomains(domains: readonly ListedDomain[], sort: string | undefined) {
  const by = DOMAIN_ORDERS.find((order) => order === sort?.replace(/^-/, "")) ?? "name";
  const direction: SortDirection = sort === `-${by}` ? "descending" : "ascending";
  const sign = direction === "ascending" ? 1 : -1;
  const rows = [...domains].sort((a, b) => sign * COMPARE[by](a, b) || COMPARE.name(a, b));
  return { rows, by, direction };
}
