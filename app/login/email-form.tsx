"use client";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { startLogin } from "./actions";
import { DoorForm } from "./door-form";

const LINK = "min-h-6 text-left text-label text-primary underline underline-offset-3";

/** Step 1: who are you? The two other ways submit the same address, so nothing is typed twice. */
export function EmailForm({ next, email, fresh }: { next: string; email: string; fresh: boolean }) {
  return (
    <DoorForm action={startLogin} email={email} hidden={{ next, fresh: fresh ? "1" : undefined }}>
      {(state) => (
        <>
          <TextField
            key={state.email}
            name="email"
            type="email"
            label="E-mail"
            placeholder="name@company.com"
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="email"
            required
            autoFocus
            defaultValue={state.email}
          />
          <SubmitButton wide pending="One moment…">
            Continue
          </SubmitButton>
          <div className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <button className={LINK} type="submit" name="way" value="password">
              Use a password instead
            </button>
            <button className={LINK} type="submit" name="way" value="sso">
              Sign in with single sign-on
            </button>
          </div>
        </>
      )}
    </DoorForm>
  );
}
