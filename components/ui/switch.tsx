"use client";
import { useFormStatus } from "react-dom";

/**
 * Acts at once; `on` is the saved state and nothing else, so it moves only after the server said yes.
 * `label`: its accessible name ("SSO required for Tom Reed"); never changes with the state. `showLabel`: also visible, on the left.
 * In a form (`<form action><input type="hidden" …/><Switch/></form>`) it submits, also without JavaScript; else give `onToggle`.
 * `saving`: shows "Saving…", stays focusable, does nothing (in a form by itself). `opensDialog`: announced. `note`: "Saved", or why it failed.
 * `locked`: the reason it cannot move, shown beside it.
 */
export function Switch({
  label,
  showLabel = false,
  on,
  onToggle,
  saving = false,
  opensDialog = false,
  locked,
  note,
}: {
  label: string;
  showLabel?: boolean;
  on: boolean;
  onToggle?: (next: boolean) => void;
  saving?: boolean;
  opensDialog?: boolean;
  locked?: string;
  note?: string;
}) {
  const form = useFormStatus();
  const busy = saving || form.pending;
  const beside = busy ? "Saving…" : (locked ?? note);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {showLabel ? (
        <span aria-hidden className="font-medium">
          {label}
        </span>
      ) : null}
      <button
        type={onToggle ? "button" : "submit"}
        role="switch"
        aria-checked={on}
        aria-label={label}
        aria-haspopup={opensDialog ? "dialog" : undefined}
        aria-disabled={busy || locked !== undefined || undefined}
        onClick={(event) => {
          if (busy || locked !== undefined) event.preventDefault();
          else onToggle?.(!on);
        }}
        className="group/switch relative inline-flex h-9 w-11 shrink-0 items-center rounded-control pointer-coarse:h-11 pointer-coarse:w-12 aria-disabled:cursor-default aria-disabled:opacity-60"
      >
        <span
          aria-hidden
          className={`switch-track flex h-6 w-11 items-center rounded-full border transition-colors duration-120 ${on ? "border-primary bg-primary" : "border-line-strong bg-sunken"}`}
        >
          <span
            className={`switch-thumb flex size-[18px] items-center justify-center rounded-full transition-transform duration-120 ${on ? "translate-x-[22px] bg-on-primary text-primary" : "translate-x-[2px] bg-line-strong text-surface"}`}
          >
            <svg
              width="10"
              height="10"
              viewBox="0 0 10 10"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              strokeLinecap="round"
              aria-hidden="true"
            >
              {on ? <path d="m2 5.25 2 2 4-4.5" strokeLinejoin="round" /> : <path d="M3 3l4 4M7 3 3 7" />}
            </svg>
          </span>
        </span>
      </button>
      <span className="text-label text-text-2">{beside}</span>
    </span>
  );
}
