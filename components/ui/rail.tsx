import type { ReactNode } from "react";
import { RailMark, type RailState } from "./rail-mark";

const WORDS: Record<RailState, string> = {
  todo: "To do",
  now: "Now",
  done: "Done",
  warn: "Look at this",
  failed: "Failed",
  blocked: "Not yet possible",
};

/** The check-list rail: one 2 px line with ticks, always in the same place. `label` names the list. Children: `RailStep`s. */
export function Rail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {children}
    </ol>
  );
}

/**
 * One entry. `state`: todo, now, done, warn, failed, blocked (said in words to screen readers; `word` replaces them).
 * `title`: what it is; `meta`: one short fact on the right ("1.8 s", "not tested yet"); `children`: more, under it;
 * `action`: one button or link; `current`: the step the page is on; `number`: shown instead of an empty mark.
 */
export function RailStep({
  state,
  title,
  meta,
  children,
  action,
  current = false,
  number,
  word,
}: {
  state: RailState;
  title: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  current?: boolean;
  number?: number;
  word?: string;
}) {
  return (
    <li
      aria-current={current ? "step" : undefined}
      className="group/step relative grid grid-cols-[24px_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0"
    >
      <span
        aria-hidden
        className={`rail-line absolute top-6 bottom-0 left-[11px] w-0.5 group-last/step:hidden ${state === "done" ? "bg-primary" : "bg-line"}`}
      />
      <RailMark state={state} number={number} />
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-4 gap-y-2 pt-px">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <span
              className={`${state === "now" || current ? "font-semibold" : "font-medium"} ${state === "blocked" ? "text-text-3" : ""}`}
            >
              <span className="sr-only">{word ?? WORDS[state]}: </span>
              {title}
            </span>
            {meta ? <span className="text-label text-text-3">{meta}</span> : null}
          </div>
          {children ? <div className="measure text-table text-text-2">{children}</div> : null}
        </div>
        {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
      </div>
    </li>
  );
}
