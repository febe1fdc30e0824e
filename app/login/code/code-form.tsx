"use client";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { submitCode } from "../actions";
import { DoorForm } from "../door-form";

/** One field for the whole code, so that it can be pasted (WCAG 3.3.8). */
export function CodeForm({ attempt }: { attempt: string }) {
  return (
    <DoorForm action={submitCode} hidden={{ attempt }}>
      {() => (
        <>
          <TextField
            name="code"
            label="Six-digit code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
          />
          <SubmitButton wide pending="Signing in…">
            Sign in
          </SubmitButton>
        </>
      )}
    </DoorForm>
  );
}
