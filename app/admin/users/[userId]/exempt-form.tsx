import { TextField } from "../../../../components/ui/field";
import { SubmitButton } from "../../../../components/ui/submit-button";
import { ActionForm } from "../../action-form";
import { disableSsoForUser } from "../actions";
import type { User } from "./user";

/** What the switch's dialog asks, for browsers without JavaScript. */
export function ExemptForm({ user }: { user: User }) {
  return (
    <noscript>
      <ActionForm action={disableSsoForUser} className="flex max-w-xl flex-col gap-4">
        <h3>Let {user.name} sign in without SSO</h3>
        <input type="hidden" name="userId" value={user.id} />
        <TextField name="reason" label="Reason" hint="10 to 200 characters." maxLength={200} />
        <TextField name="until" type="date" label="Until" defaultValue={user.suggestedUntil} />
        <div>
          <SubmitButton tone="exempt">Make exempt</SubmitButton>
        </div>
      </ActionForm>
    </noscript>
  );
}
