import { Card } from "../../../../components/ui/card";
import { SelectField, TextField } from "../../../../components/ui/field";
import { SubmitButton } from "../../../../components/ui/submit-button";
import { ActionForm } from "../../action-form";
import { changeAddress, changeRole, renameUser } from "../actions";
import { ROLE_WORDS } from "../people";
import type { User } from "./user";

/** Role, name and address. What is refused stays as it was typed. */
export function ChangePerson({ user }: { user: User }) {
  if (!user.mayChange)
    return (
      <Card title="Role, name and address" id="role">
        <p className="text-text-2">{ROLE_WORDS[user.role]}. Only owners can change an owner.</p>
      </Card>
    );
  return (
    <Card title="Role, name and address" id="role">
      <ActionForm action={changeRole} done="Saved. They were told by mail." className="flex flex-col gap-3">
        <input type="hidden" name="userId" value={user.id} />
        <SelectField
          name="role"
          id="person-role"
          label="Role"
          hint="Members only sign in. Admins open this Admin Center; owners also decide about owners and emergency access."
          defaultValue={user.role}
        >
          {user.roles.map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role]}
            </option>
          ))}
        </SelectField>
        <div>
          <SubmitButton tone="secondary">Save role</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={renameUser} done="Saved." className="flex flex-col gap-3 border-line border-t pt-4">
        <input type="hidden" name="userId" value={user.id} />
        <TextField name="name" label="Name" defaultValue={user.name} maxLength={200} autoComplete="off" />
        <div>
          <SubmitButton tone="secondary">Save name</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm
        action={changeAddress}
        done="Saved. Both addresses were told by mail."
        className="flex flex-col gap-3 border-line border-t pt-4"
      >
        <input type="hidden" name="userId" value={user.id} />
        <TextField
          name="email"
          type="email"
          label="New address"
          placeholder={user.email}
          autoComplete="off"
          hint={
            user.verified.length > 0
              ? `Only on a verified domain: ${new Intl.ListFormat("en", { type: "disjunction" }).format(user.verified)}. How they sign in follows from it at once.`
              : "Verify a domain first; then addresses can be moved onto it."
          }
        />
        <div>
          <SubmitButton tone="secondary">Save address</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
