import { PageHeader } from "../../../components/page-header";
import { buttonClass } from "../../../components/ui/button";
import { EmptyState } from "../../../components/ui/empty-state";
import { Notice } from "../../../components/ui/notice";
import { Pagination } from "../../../components/ui/pagination";
import { listManagedUsersQuery } from "../../../lib/queries/list-managed-users";
import { ask } from "../../../lib/session/ask";
import { withQuery } from "../log-address";
import { BulkBar } from "./bulk-bar";
import { peopleText } from "./people";
import { filterOf, nextPage, previousPage, type UsersAddress } from "./user-address";
import { UserFilters } from "./user-filters";
import { UserTable } from "./user-table";

export const metadata = { title: "Users" };

/** Everybody of the organization: search, filters, the SSO switch, and what can be done with them (UX.md A.6.8). */
export default async function UsersPage({ searchParams }: { searchParams: Promise<UsersAddress> }) {
  const query = await searchParams;
  const list = await ask(listManagedUsersQuery, query as never, "/admin/users");
  const { outside, filtered, people } = list;
  const alone = !filtered && !query.after && people.length <= 1;
  return (
    <>
      <PageHeader
        title="Users"
        subtitle="SSO makes no accounts: everybody who should come in is invited here first."
        actions={
          <>
            <a className={buttonClass()} href={withQuery("/admin/users/export", filterOf(query))} download>
              Export CSV
            </a>
            <a className={buttonClass()} href="/admin/users/import">
              Import CSV
            </a>
            <a className={buttonClass("primary")} href="/admin/users/invite">
              Invite people
            </a>
          </>
        }
      />
      {list.wishes > 0 ? (
        <Notice tone="info" role="note">
          <p>
            {list.wishes === 1 ? "1 person" : `${list.wishes} people`} tried to sign in through SSO in the
            last {list.wishDays} days but {list.wishes === 1 ? "isn’t" : "aren’t"} invited.{" "}
            <a href="/admin/users/wishes">See who, and invite</a>
          </p>
        </Notice>
      ) : null}
      <UserFilters query={query} list={list} />
      {outside && outside.people > 0 && query.outside !== "1" ? (
        <p>
          <a className="link" href="/admin/users?outside=1">
            {peopleText(outside)} {outside.people === 1 && !outside.more ? "is" : "are"} outside your domains
          </a>
        </p>
      ) : null}
      {people.length > 0 ? (
        <>
          <BulkBar
            filter={filterOf(query)}
            shown={people.length}
            matching={list.count}
            suggestedUntil={list.suggestedUntil}
            today={list.today}
          />
          <UserTable list={list} />
        </>
      ) : filtered || query.after ? (
        <EmptyState
          action={
            <a className={buttonClass()} href="/admin/users">
              Clear filters
            </a>
          }
        >
          {list.complete
            ? query.search
              ? `Nobody matches “${query.search}”${Object.keys(filterOf(query)).length > 1 ? " with these filters" : ""}.`
              : "Nobody matches these filters."
            : "Nobody so far: we looked at 5,000 people. Go on with “Next”."}
        </EmptyState>
      ) : null}
      {alone ? (
        <EmptyState
          action={
            <a className={buttonClass()} href="/admin/users/invite">
              Invite people
            </a>
          }
        >
          Only you so far. Invite people first: SSO doesn’t create accounts, so everybody needs an invitation.
        </EmptyState>
      ) : null}
      <Pagination
        label="Pages of users"
        previous={previousPage(query)}
        next={list.next ? nextPage(query, list.next) : null}
        summary={
          query.after || list.next ? `Page ${query.page ?? "1"} · ${peopleText(list.count)}` : undefined
        }
      />
    </>
  );
}
