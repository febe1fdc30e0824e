import type { ReactNode } from "react";

/**
 * What can be done with the rows that are ticked. `count` and `noun` ("person", "people"); `children`: buttons;
 * `onClear`: unticks them. Say results per row, not only in total.
 */
export function SelectionBar({
  count,
  noun,
  children,
  onClear,
}: {
  count: number;
  noun: readonly [one: string, many: string];
  children: ReactNode;
  onClear?: () => void;
}) {
  return (
    <fieldset className="sticky top-2 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-primary bg-primary-soft px-4 py-2 text-primary-text">
      <legend className="sr-only">For the selected {noun[1]}</legend>
      <p role="status" className="font-semibold tabular-nums">
        {count} {count === 1 ? noun[0] : noun[1]} selected
      </p>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
      {onClear ? (
        <button type="button" onClick={onClear} className="link ml-auto min-h-9 text-label">
          Clear selection
        </button>
      ) : null}
    </fieldset>
  );
}
