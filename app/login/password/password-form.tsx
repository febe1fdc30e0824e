"use client";
import { inputClass } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { submitPassword } from "../actions";
import { DoorForm } from "../door-form";

/** The address goes along as a real field, so that password managers keep the right pair. */
export function PasswordForm({
  email,
  next,
  changeHref,
}: {
  email: string;
  next: string;
  changeHref: string;
}) {
  return (
    <DoorForm action={submitPassword} email={email} hidden={{ next }}>
      {() => (
        <>
          <div className="flex flex-col gap-1">
            <label htmlFor="email" className="text-[13px] leading-[18px] font-medium">
              E-mail
            </label>
            <div className="flex items-center gap-3">
              <input
                id="email"
                type="text"
                name="email"
                value={email}
                autoComplete="username"
                readOnly
                className={inputClass}
              />
              <a className="link inline-flex min-h-6 items-center" href={changeHref}>
                Change<span className="sr-only"> e-mail</span>
              </a>
            </div>
          </div>
          <PasswordField
            name="password"
            label="Password"
            autoComplete="current-password"
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
