"use client";
import { startTransition, useActionState, useEffect, useOptimistic } from "react";
import { IDLE } from "@/lib/session/action-state";
import type { WizardDoor } from "./door";
import { tellSaved } from "./saved-at";

/** "Done" beside one instruction: saved at once, a help to keep one's place. Without scripts it submits like a button. */
export function Tick({
  instruction,
  number,
  done,
  action,
  hidden,
}: {
  instruction: string;
  number: number;
  done: boolean;
  action: WizardDoor["actions"]["tick"];
  hidden: WizardDoor["hidden"];
}) {
  const [state, submit] = useActionState(action, IDLE as Parameters<typeof action>[0]);
  const [shown, show] = useOptimistic(done);
  useEffect(() => {
    if (state.status === "done") tellSaved(state.done.savedAt);
  }, [state]);
  return (
    <form
      action={(form) => {
        startTransition(() => show(!done));
        return submit(form);
      }}
    >
      {Object.entries({ ...hidden, instruction, done: done ? "no" : "yes" }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: it saves at once, also without scripts, which an input cannot */}
      <button
        type="submit"
        role="checkbox"
        aria-checked={shown}
        aria-label={`Done with instruction ${number}`}
        className="inline-flex min-h-8 items-center gap-2 rounded-badge px-1 text-label text-text-2 hover:text-text pointer-coarse:min-h-11"
      >
        <span
          aria-hidden
          className={`flex size-5 items-center justify-center rounded-badge border ${shown ? "border-primary bg-primary text-on-primary" : "border-line-strong bg-surface"}`}
        >
          {shown ? (
            <svg
              width="12"
              height="12"
              viewBox="0 0 12 12"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              aria-hidden="true"
            >
              <path d="m2 6.5 2.5 2.5L10 3.5" />
            </svg>
          ) : null}
        </span>
        <span aria-hidden>Done</span>
      </button>
    </form>
  );
}
