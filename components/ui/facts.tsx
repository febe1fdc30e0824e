import type { ReactNode } from "react";

/** Facts about one thing: `[{ term, is }]`, side by side on wide screens. `is` may be null: then a dash. */
export function Facts({ facts }: { facts: ReadonlyArray<{ term: string; is: ReactNode }> }) {
  return (
    <dl className="divide-y divide-line">
      {facts.map(({ term, is }) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[200px_minmax(0,1fr)]"
        >
          <dt className="text-label leading-[23px] text-text-3">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{is ?? <span className="text-text-3">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
