"use client";
import { inputClass, TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { ProblemForm } from "../problem-form";
import { SERVER_FAILED, useAction } from "../use-action";
import { choosePassword, type PasswordLinkState } from "./actions";

/** A new password for the address of the link; invited people may correct their name. */
export function PasswordLinkForm({
  token,
  email,
  name,
  verb,
}: {
  token: string;
  email: string;
  /** Null: the name is not asked. */
  name: string | null;
  verb: string;
}) {
  const [state, submit] = useAction<PasswordLinkState>(
    choosePassword,
    { problem: null, name: name ?? "" },
    (form, before) => ({ problem: SERVER_FAILED, name: String(form.get("name") ?? before.name) }),
  );
  return (
    <ProblemForm state={state} action={submit}>
      <input type="hidden" name="token" value={token} />
      <div className="flex flex-col gap-1">
        <label htmlFor="email" className="text-label font-medium">
          E-mail
        </label>
        {/* A real field, so that password managers keep the right pair. */}
        <input id="email" type="text" value={email} autoComplete="username" readOnly className={inputClass} />
      </div>
      {name === null ? null : (
        <TextField
          key={state.name}
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={200}
          defaultValue={state.name}
        />
      )}
      <PasswordField
        name="password"
        label="New password"
        hint="At least 12 characters. A few words that only you would put together work well."
        autoComplete="new-password"
        required
      />
      <SubmitButton wide pending="One moment…">
        {verb}
      </SubmitButton>
    </ProblemForm>
  );
}
