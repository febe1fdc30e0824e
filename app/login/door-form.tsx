"use client";
import type { ReactNode } from "react";
import { ProblemForm } from "../problem-form";
import { SERVER_FAILED, useAction } from "../use-action";
import type { LoginState } from "./actions";

type Action = (state: LoginState, form: FormData) => Promise<LoginState>;

/**
 * A form of the door: one action, one sentence when it did not work, which takes the focus. `hidden` fields go along. Works
 * without JavaScript. `children` gets the state, so that a field can show again what was typed.
 */
export function DoorForm({
  action,
  email = "",
  hidden = {},
  children,
}: {
  action: Action;
  email?: string;
  hidden?: Readonly<Record<string, string | undefined>>;
  children: (state: LoginState) => ReactNode;
}) {
  const [state, submit] = useAction<LoginState>(action, { problem: null, email }, (form, before) => ({
    problem: SERVER_FAILED,
    email: String(form.get("email") ?? before.email),
  }));
  return (
    <ProblemForm state={state} action={submit}>
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children(state)}
    </ProblemForm>
  );
}
