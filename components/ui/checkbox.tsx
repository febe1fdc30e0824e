import type { ComponentProps, ReactNode } from "react";

/**
 * A tick box: part of a form, does nothing until it is sent (what acts at once is a `Switch`).
 * `label`, `hint`, `error`; `hideLabel` for rows of a table ("Select Tom Reed"). Everything else goes to the `<input>`.
 */
export function Checkbox({
  label,
  hint,
  error,
  hideLabel = false,
  id,
  ...props
}: Omit<ComponentProps<"input">, "id" | "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  hideLabel?: boolean;
  id?: string;
}) {
  const key = id ?? `${props.name}${props.value === undefined ? "" : `-${props.value}`}`;
  const by = [hint ? `${key}-hint` : null, error ? `${key}-error` : null].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-0.5">
      <label
        htmlFor={key}
        className={
          hideLabel
            ? "inline-flex size-9 items-center justify-center pointer-coarse:size-11"
            : "inline-flex min-h-6 items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center"
        }
      >
        <input
          type="checkbox"
          id={key}
          aria-describedby={by || undefined}
          aria-invalid={error ? true : undefined}
          className={`size-5 shrink-0 accent-primary pointer-coarse:mt-0 ${hideLabel ? "" : "mt-0.5"}`}
          {...props}
        />
        <span className={hideLabel ? "sr-only" : ""}>{label}</span>
      </label>
      {hint ? (
        <p id={`${key}-hint`} className="measure pl-[30px] text-label text-text-3">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${key}-error`} className="pl-[30px] text-label font-medium text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
