"use client";
import { useEffect, useRef } from "react";

/**
 * The list of what is wrong in a form, on top of it; takes focus when it appears. `errors`: the id of each field and its sentence.
 * Each sentence also stands at its field. Nothing is shown for an empty list.
 */
export function ErrorSummary({
  title = "There is something to correct",
  errors,
}: {
  title?: string;
  errors: ReadonlyArray<{ field: string; message: string }>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map(({ field, message }) => field + message).join();
  useEffect(() => {
    if (key) box.current?.focus();
  }, [key]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="flex flex-col gap-2 rounded-card border-2 border-danger-line bg-surface p-4"
    >
      <h2 id="error-summary-title" className="text-body font-semibold">
        {title}
      </h2>
      <ul className="flex list-none flex-col gap-1">
        {errors.map(({ field, message }) => (
          <li key={field + message}>
            <a
              href={`#${field}`}
              className="inline-block min-h-6 font-medium text-danger underline underline-offset-3"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
