import type { ComponentProps, ReactNode } from "react";

export const inputClass =
  "w-full min-h-10 pointer-coarse:min-h-11 rounded-control border border-line-strong bg-surface px-3 text-base text-text placeholder:text-text-3 [&:is(input,textarea):read-only]:bg-sunken aria-invalid:border-danger-line";

/** Label, hint, control and error, tied together for screen readers. The control gets `id` and `aria-*` from `describedBy(id, …)`. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[13px] leading-[18px] font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-[13px] leading-[18px] text-text-3">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} className="text-[13px] leading-[18px] font-medium text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** What a control inside a Field must carry. */
export function describedBy(id: string, { hint, error }: { hint?: unknown; error?: unknown }) {
  const by = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return { id, "aria-describedby": by || undefined, "aria-invalid": error ? (true as const) : undefined };
}

/** A text field with its label. `name` is also the id unless one is given. */
export function TextField({
  label,
  hint,
  error,
  id,
  ...props
}: Omit<ComponentProps<"input">, "id"> & {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  id?: string;
}) {
  const key = id ?? props.name ?? label;
  return (
    <Field id={key} label={label} hint={hint} error={error}>
      <input type="text" className={inputClass} {...describedBy(key, { hint, error })} {...props} />
    </Field>
  );
}

/** Several lines of text, such as pasted XML. */
export function TextAreaField({
  label,
  hint,
  error,
  id,
  ...props
}: Omit<ComponentProps<"textarea">, "id"> & {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  id?: string;
}) {
  const key = id ?? props.name ?? label;
  return (
    <Field id={key} label={label} hint={hint} error={error}>
      <textarea
        className={`${inputClass} py-2 font-mono text-[13.5px]`}
        rows={5}
        {...describedBy(key, { hint, error })}
        {...props}
      />
    </Field>
  );
}

/** A choice among a few; the browser's own control, so that it works without JavaScript. */
export function SelectField({
  label,
  hint,
  error,
  id,
  children,
  ...props
}: Omit<ComponentProps<"select">, "id"> & {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  id?: string;
}) {
  const key = id ?? props.name ?? label;
  return (
    <Field id={key} label={label} hint={hint} error={error}>
      <select className={inputClass} {...describedBy(key, { hint, error })} {...props}>
        {children}
      </select>
    </Field>
  );
}
