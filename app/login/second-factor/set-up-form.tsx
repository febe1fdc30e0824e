"use client";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { setUpSecondFactor } from "../actions";
import { DoorForm } from "../door-form";

/** One field for the whole code, so that it can be pasted (WCAG 3.3.8). */
export function SetUpForm({ attempt }: { attempt: string }) {
  return (
    <DoorForm action={setUpSecondFactor} hidden={{ attempt }}>
      {() => (
        <>
          <TextField
            name="code"
            label="Six-digit code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
          <SubmitButton wide pending="Signing in…">
            Switch it on and sign in
          </SubmitButton>
        </>
      )}
    </DoorForm>
  );
}
