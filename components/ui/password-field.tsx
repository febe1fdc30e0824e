"use client";
import { type ComponentProps, useState } from "react";
import { describedBy, Field, inputClass } from "./field";

/** A password with a Show button; without JavaScript a plain password field. */
export function PasswordField({
  label,
  hint,
  error,
  id,
  ...props
}: Omit<ComponentProps<"input">, "id" | "type"> & {
  label: string;
  hint?: string;
  error?: string;
  id?: string;
}) {
  const [shown, setShown] = useState(false);
  const key = id ?? props.name ?? label;
  return (
    <Field id={key} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          spellCheck={false}
          className={`${inputClass} pr-20`}
          {...describedBy(key, { hint, error })}
          {...props}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-label={`Show ${label.toLowerCase()}`}
          onClick={() => setShown(!shown)}
          className="needs-script absolute inset-y-1 right-1 min-w-14 rounded-badge px-2 text-[13px] font-medium text-primary hover:bg-primary-soft"
        >
          {shown ? "Hide" : "Show"}
        </button>
      </div>
    </Field>
  );
}
