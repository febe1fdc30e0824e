"use client";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { submitEmergency } from "../actions";
import { DoorForm } from "../door-form";
import { EmergencyPasskey } from "./emergency-passkey";

/** Address, recovery code and password in one form; the code in one field that takes a paste. */
export function EmergencyForm({ next }: { next: string }) {
  return (
    <DoorForm action={submitEmergency} hidden={{ next }}>
      {(state) => (
        <>
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
          <TextField
            name="recoveryCode"
            label="Recovery code"
            hint="One of the ten codes you stored. Each works once."
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
          />
          <PasswordField name="password" label="Password" autoComplete="current-password" required />
          <SubmitButton wide tone="exempt" pending="Signing in…">
            Sign in for an emergency
          </SubmitButton>
          <EmergencyPasskey next={next} />
        </>
      )}
    </DoorForm>
  );
}
