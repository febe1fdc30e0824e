// Search in names and addresses by trigrams: FTS5 in SQLite, pg_trgm in PostgreSQL. Both are made when the database opens.
import { is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

/** With more matches than this the term is so common that reading the list in order finds a page sooner. */
export const MATCH_LIMIT = 2000;

/**
 * Everybody whose name or address contains `text`; null when it is too short for trigrams, or too common.
 * Bounded by MATCH_LIMIT whoever else is in the database.
 */
export async function containing(
  { users }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
  text: string,
): Promise<UserId[] | null> {
  const wanted = text.toLowerCase();
  if ([...wanted].length < 3) return null;
  const matches = is(users, PgTable)
    ? await q
        .select({ id: users.id, organizationId: users.organizationId })
        .from(users)
        .where(sql`${users.searchText} like ${likePattern(wanted)} escape '\\'`)
        .limit(MATCH_LIMIT + 1)
    : await q
        .select({
          id: sql<UserId>`person.id`,
          organizationId: sql<OrganizationId>`person.organization_id`,
        })
        .from(
          sql`(select rowid from users_search where users_search match ${`"${wanted.replaceAll('"', '""')}"`} limit ${MATCH_LIMIT + 1}) as hit
            join users_search_ids as known on known.id = hit.rowid join users as person on person.id = known.user_id`,
        );
  if (matches.length > MATCH_LIMIT) return null;
  return matches.filter((match) => match.organizationId === organizationId).map((match) => match.id);
}

/** The pattern of `like … escape '\'` for "contains this text". */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
}

/** For the SQLite driver, after the migrations. Triggers keep the index, so that no writer can forget it. */
export const SQLITE_SEARCH = {
  /** Answers a row when the index exists already. */
  exists: "select 1 from sqlite_master where name = 'users_search'",
  create: `
create table users_search_ids (id integer primary key, user_id text not null unique);
create virtual table users_search using fts5(search_text, content='', contentless_delete=1, tokenize='trigram');
insert into users_search_ids (user_id) select id from users;
insert into users_search (rowid, search_text)
  select known.id, users.search_text from users_search_ids as known join users on users.id = known.user_id;`,
  triggers: `
create trigger if not exists users_search_added after insert on users begin
  insert into users_search_ids (user_id) values (new.id);
  insert into users_search (rowid, search_text)
    values ((select id from users_search_ids where user_id = new.id), new.search_text);
end;
create trigger if not exists users_search_changed after update of search_text on users
when old.search_text <> new.search_text begin
  delete from users_search where rowid = (select id from users_search_ids where user_id = old.id);
  insert into users_search (rowid, search_text)
    values ((select id from users_search_ids where user_id = new.id), new.search_text);
end;
create trigger if not exists users_search_removed after delete on users begin
  delete from users_search where rowid = (select id from users_search_ids where user_id = old.id);
  delete from users_search_ids where user_id = old.id;
end;`,
};

/** For the PostgreSQL drivers, after the migrations. Where pg_trgm may not be made, search works without the index, slower. */
export const POSTGRES_SEARCH = [
  "create extension if not exists pg_trgm",
  "create index if not exists users_search on users using gin (search_text gin_trgm_ops)",
] as const;
