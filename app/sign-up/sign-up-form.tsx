"use client";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { askForSignUp, finishSignUp, type SignUpState } from "./actions";

const EMPTY: SignUpState = { problems: {}, typed: { organization: "", email: "", name: "" } };
const errorsOf = (problems: SignUpState["problems"]) =>
  Object.entries(problems).map(([field, message]) => ({ field, message }));

/** First half: who asks, and for what. */
export function SignUpForm() {
  const [{ problems, typed, sentTo }, submit] = useActionState(askForSignUp, EMPTY);
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <ErrorSummary errors={errorsOf(problems)} />
      {sentTo ? (
        <Notice tone="ok" title="Look into your mail">
          We’ve sent a link to {sentTo}. It works for an hour, and proves that the address is yours.
        </Notice>
      ) : null}
      <TextField
        name="organization"
        label="Organization"
        hint="The company or team whose people will sign in."
        autoComplete="organization"
        defaultValue={typed.organization}
        error={problems.organization}
        required
      />
      <TextField
        name="email"
        type="email"
        label="Your work email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typed.email}
        error={problems.email}
        required
      />
      <SubmitButton wide pending="One moment…">
        {sentTo ? "Send it again" : "Send me the link"}
      </SubmitButton>
    </form>
  );
}

/** Second half, behind the link of the mail. */
export function FinishForm({ token, email }: { token: string; email: string }) {
  const [{ problems, typed }, submit] = useActionState(finishSignUp, EMPTY);
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <ErrorSummary errors={errorsOf(problems)} />
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        defaultValue={typed.name}
        error={problems.name}
        required
      />
      <PasswordField
        name="password"
        label="Password"
        hint="At least 12 characters. A few words that only you would put together work well."
        autoComplete="new-password"
        {...(problems.password ? { error: problems.password } : {})}
        required
      />
      <SubmitButton wide pending="Creating…">
        Create the organization
      </SubmitButton>
    </form>
  );
}
