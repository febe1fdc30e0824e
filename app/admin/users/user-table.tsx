import { Checkbox } from "../../../components/ui/checkbox";
import { StatusBadge } from "../../../components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "../../../components/ui/table";
import { When } from "../../../components/when";
import { BULK_FORM } from "./bulk-form";
import { BY_WORDS, methodOf, type People, ROLE_WORDS } from "./people";
import { RowActions } from "./row-actions";
import { SelectAll } from "./select-all";
import { SsoSwitch } from "./sso-switch";
import { WhyNoSwitch } from "./why-no-switch";

/** One row a person. On phones each row is a list item with the switch below. */
export function UserTable({ list }: { list: People }) {
  const { people, me, domains, suggestedUntil, today } = list;
  return (
    <Table caption="Users" stack>
      <thead>
        <tr>
          <Th className="w-10">
            <SelectAll />
          </Th>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>Sign-in</Th>
          <Th>SSO required</Th>
          <Th>Last sign-in</Th>
          <Th hidden>Actions</Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <Td>
              <Checkbox
                form={BULK_FORM}
                name="userIds[]"
                value={person.id}
                label={`Select ${person.name}`}
                hideLabel
              />
            </Td>
            <RowHeader className="min-w-48">
              <a className="link" href={`/admin/users/${person.id}`}>
                {person.name}
              </a>
              {person.id === me?.id ? <span className="font-normal text-text-3"> (you)</span> : null}
              <span className="block font-normal wrap-anywhere text-text-2">{person.email}</span>
            </RowHeader>
            <Td label="Role">{ROLE_WORDS[person.role]}</Td>
            <Td label="Sign-in">
              <StatusBadge of="method" is={methodOf(person)} />
            </Td>
            <Td label="SSO required">
              {person.sso.shown === "none" ? (
                <WhyNoSwitch person={person} domains={domains} />
              ) : (
                <SsoSwitch person={person} suggestedUntil={suggestedUntil} today={today} />
              )}
            </Td>
            <Td label="Last sign-in">
              {person.lastSignInAt ? (
                <span>
                  <When at={person.lastSignInAt} />
                  {person.lastSignInBy ? (
                    <span className="text-text-2"> · {BY_WORDS[person.lastSignInBy]}</span>
                  ) : null}
                </span>
              ) : (
                <span className="text-text-2">never</span>
              )}
            </Td>
            <Td>
              <RowActions person={person} mine={person.id === me?.id} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
