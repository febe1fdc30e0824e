import { Button } from "../../../components/ui/button";
import { Card } from "../../../components/ui/card";
import { SelectField, TextField } from "../../../components/ui/field";
import { type People, peopleText, ROLE_WORDS, SIGN_IN_WORDS, STATUS_WORDS } from "./people";
import type { UsersAddress } from "./user-address";

/** Search and filters: a plain form, so the address holds them and it works without JavaScript. */
export function UserFilters({ query, list }: { query: UsersAddress; list: People }) {
  return (
    <Card>
      <search>
        <form
          method="get"
          action="/admin/users"
          className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(220px,2fr)_repeat(4,minmax(0,1fr))]"
        >
          <div className="col-span-full lg:col-span-1">
            <TextField
              name="search"
              type="search"
              label="Search name or e-mail"
              autoComplete="off"
              maxLength={200}
              defaultValue={query.search}
            />
          </div>
          <Choice name="signIn" label="Sign-in" value={query.signIn} words={SIGN_IN_WORDS} />
          <Choice name="role" label="Role" value={query.role} words={ROLE_WORDS} />
          <Choice name="status" label="Status" value={query.status} words={STATUS_WORDS} />
          <Choice
            name="domain"
            label="Domain"
            value={query.domain}
            words={Object.fromEntries(
              [...new Set([...list.domains, ...(query.domain ? [query.domain] : [])])].map((name) => [
                name,
                name,
              ]),
            )}
          />
          {query.outside === "1" ? <input type="hidden" name="outside" value="1" /> : null}
          <div className="flex flex-wrap items-end justify-between gap-3 col-span-full">
            <p role="status" className="text-text-2 tabular-nums">
              <strong className="font-semibold text-text">{peopleText(list.count)}</strong>
              {query.outside === "1" ? " outside your domains" : ""}
              {list.filtered ? (
                <>
                  {" "}
                  <a className="link" href="/admin/users">
                    Clear filters
                  </a>
                </>
              ) : null}
            </p>
            <div className="flex flex-wrap items-end gap-3">
              <div className="w-36">
                <SelectField name="size" label="Per page" defaultValue={query.size ?? "25"}>
                  <option value="25">25</option>
                  <option value="50">50</option>
                  <option value="100">100</option>
                </SelectField>
              </div>
              <Button type="submit">Show</Button>
            </div>
          </div>
        </form>
      </search>
    </Card>
  );
}

function Choice({
  name,
  label,
  value,
  words,
}: {
  name: string;
  label: string;
  value: string | undefined;
  words: Record<string, string>;
}) {
  return (
    <SelectField name={name} label={label} defaultValue={value ?? ""}>
      <option value="">All</option>
      {Object.entries(words).map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </SelectField>
  );
}
