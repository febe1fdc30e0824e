import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { clockOf } from "../relative-time";

/** The bar over every page of an emergency session. `since`: when it began; `actions`: pause the requirement, sign out. */
export function PlumBar({ since, actions }: { since: Date | string; actions?: ReactNode }) {
  return (
    <section
      aria-label="Emergency session"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-exempt-line bg-exempt-soft px-4 py-2.5 text-text sm:px-8"
    >
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <KeyRound aria-hidden size={20} strokeWidth={1.5} className="mt-0.5 shrink-0 text-exempt" />
        <span>
          <strong className="font-semibold text-exempt">
            Emergency session since {clockOf(new Date(since))}.
          </strong>{" "}
          Everyone in charge was told.
        </span>
      </p>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </section>
  );
}
