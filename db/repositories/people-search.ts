// Search in names and addresses by trigrams: FTS5 in SQLite, pg_trgm in PostgreSQL. Both are made when the database opens.

/** For the SQLite driver, after the migrations. Triggers keep the index, so that no writer can forget it. */
export const SQLITE_SEARCH = {
  /** Answers a row when the index exists already. */
  exists: "select 1 from sqlite_master where name = 'users_search'",
  create: `
create table users_search_ids (
  id integer primary key, user_id text not null unique, organization_id text not null, email text not null
);
create virtual table users_search using fts5(search_text, content='', contentless_delete=1, tokenize='trigram');
insert into users_search_ids (user_id, organization_id, email) select id, organization_id, email from users;
insert into users_search (rowid, search_text)
  select known.id, users.search_text from users_search_ids as known join users on users.id = known.user_id;`,
  triggers: `
create trigger if not exists users_search_added after insert on users begin
  insert into users_search_ids (user_id, organization_id, email) values (new.id, new.organization_id, new.email);
  insert into users_search (rowid, search_text)
    values ((select id from users_search_ids where user_id = new.id), new.search_text);
end;
create trigger if not exists users_search_changed after update of search_text on users
when old.search_text <> new.search_text begin
  update users_search_ids set email = new.email where user_id = new.id;
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
