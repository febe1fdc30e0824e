// The list in addresses: its filter, the cursor of the page, and the way back as a trail of cursors.
import { withQuery } from "../log-address";

export type UsersAddress = Partial<
  Record<
    | "search"
    | "signIn"
    | "role"
    | "status"
    | "domain"
    | "outside"
    | "size"
    | "after"
    | "page"
    /** Cursors of the pages before, the last one at the end. */
    | "trail",
    string
  >
>;

/** So many pages back by "Previous"; before that it leads to the first page. */
const TRAIL = 20;

/** What narrows the list, without where in it one is. */
export function filterOf({ search, signIn, role, status, domain, outside }: UsersAddress) {
  const filter = { search: search?.trim(), signIn, role, status, domain, outside };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Record<string, string>;
}

export function nextPage(query: UsersAddress, next: string): string {
  const trail = [...trailOf(query), ...(query.after ? [query.after] : [])].slice(-TRAIL);
  return withQuery("/admin/users", {
    ...filterOf(query),
    size: query.size,
    after: next,
    page: pageOf(query) + 1,
    trail: trail.join(" "),
  });
}

/** Null on the first page. */
export function previousPage(query: UsersAddress): string | null {
  if (!query.after) return null;
  const trail = trailOf(query);
  const after = trail.at(-1);
  return withQuery("/admin/users", {
    ...filterOf(query),
    size: query.size,
    ...(after
      ? { after, page: Math.max(2, pageOf(query) - 1), trail: trail.slice(0, -1).join(" ") }
      : undefined),
  });
}

const trailOf = ({ trail }: UsersAddress) => trail?.split(" ").filter(Boolean) ?? [];
const pageOf = ({ page }: UsersAddress) => Math.max(1, Number.parseInt(page ?? "1", 10) || 1);
