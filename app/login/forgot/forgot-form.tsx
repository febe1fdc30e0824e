"use client";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { requestResetLink } from "../actions";
import { DoorForm } from "../door-form";

export function ForgotForm({ email }: { email: string }) {
  return (
    <DoorForm action={requestResetLink} email={email}>
      {(state) => (
        <>
          {state.sent ? (
            <Notice tone="ok">
              If that address can reset a password, we’ve sent a link. It works for 30 minutes.
            </Notice>
          ) : (
            <p>Type your address. If it has a password here, we send a link to choose a new one.</p>
          )}
          <TextField
            key={state.email}
            name="email"
            type="email"
            label="E-mail"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            defaultValue={state.email}
          />
          <SubmitButton wide tone={state.sent ? "secondary" : "primary"} pending="One moment…">
            {state.sent ? "Send it again" : "Send the link"}
          </SubmitButton>
        </>
      )}
    </DoorForm>
  );
}
