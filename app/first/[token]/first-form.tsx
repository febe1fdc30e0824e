"use client";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FirstState, makeFirstOperator } from "./actions";

const EMPTY: FirstState = { problems: {}, typed: { organization: "", name: "", email: "" } };

/** Four fields; works without JavaScript, and keeps what was typed. */
export function FirstForm({ token }: { token: string }) {
  const [{ problems, typed }, submit] = useActionState(makeFirstOperator, EMPTY);
  const errors = Object.entries(problems).map(([field, message]) => ({ field, message }));
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <input type="hidden" name="token" value={token} />
      <ErrorSummary errors={errors} />
      <TextField
        name="organization"
        label="Organization"
        hint="The company or team whose people will sign in."
        defaultValue={typed.organization}
        error={problems.organization}
        autoComplete="organization"
        required
      />
      <TextField
        name="name"
        label="Your name"
        defaultValue={typed.name}
        error={problems.name}
        autoComplete="name"
        required
      />
      <TextField
        name="email"
        type="email"
        label="E-mail"
        defaultValue={typed.email}
        error={problems.email}
        autoComplete="username"
        required
      />
      <PasswordField
        name="password"
        label="Password"
        hint="At least 12 characters. A few words that only you would put together work well."
        {...(problems.password ? { error: problems.password } : {})}
        autoComplete="new-password"
        required
      />
      <SubmitButton wide>Set up Doorward</SubmitButton>
    </form>
  );
}
