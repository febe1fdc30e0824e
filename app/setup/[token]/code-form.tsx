"use client";
import { ActionForm } from "@/app/admin/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { confirmSetUpCode } from "../actions";

export function CodeForm({ token, email }: { token: string; email: string }) {
  return (
    <ActionForm action={confirmSetUpCode}>
      <input type="hidden" name="token" value={token} />
      <TextField
        name="code"
        label="Code"
        hint={`Six digits. They went to ${email} in a second mail, or whoever asked you passes them on.`}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
      />
      <SubmitButton wide>Open the set-up</SubmitButton>
    </ActionForm>
  );
}
