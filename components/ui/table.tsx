import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { ScrollRegion } from "./scroll-region";

/**
 * A real table in a region of its own that scrolls sideways and can be focused.
 * `caption` names both (hidden unless `showCaption`). `stack`: under 720 px each row becomes a list item; give the cells `label`s.
 * `compact`: rows of 36 instead of 44 px (touch keeps 44). Children: `<thead>` with `Th`, `<tbody>` with `tr`, `Td`.
 */
export function Table({
  caption,
  showCaption = false,
  stack = false,
  compact = false,
  children,
}: {
  caption: string;
  showCaption?: boolean;
  stack?: boolean;
  compact?: boolean;
  children: ReactNode;
}) {
  const height = compact
    ? "[&_td]:h-9 [&_tbody_th]:h-9 pointer-coarse:[&_td]:h-11 pointer-coarse:[&_tbody_th]:h-11"
    : "[&_td]:h-11 [&_tbody_th]:h-11";
  return (
    <ScrollRegion label={caption} className="overflow-x-auto rounded-card border border-line bg-surface">
      <table
        className={`w-full border-collapse text-left text-table tabular-nums ${height} ${stack ? "table-stack" : ""}`}
      >
        <caption className={showCaption ? "px-4 pt-4 pb-2 text-left font-semibold" : "sr-only"}>
          {caption}
        </caption>
        {children}
      </table>
    </ScrollRegion>
  );
}

export type SortDirection = "ascending" | "descending";

/**
 * A column's heading. To make it sortable give `sorted` (its direction now, or null) and either `href` (sorts on the server,
 * works without JavaScript) or `onSort`. `numeric` aligns right. `hidden`: for screen readers only.
 */
export function Th({
  children,
  sorted,
  href,
  onSort,
  numeric = false,
  hidden = false,
  className = "",
}: {
  children: ReactNode;
  sorted?: SortDirection | null;
  href?: string;
  onSort?: () => void;
  numeric?: boolean;
  hidden?: boolean;
  className?: string;
}) {
  const Icon = sorted === "ascending" ? ArrowUp : sorted === "descending" ? ArrowDown : ArrowUpDown;
  const look =
    "-mx-2 inline-flex min-h-8 items-center gap-1 rounded-badge px-2 pointer-coarse:min-h-11 hover:bg-sunken hover:text-text";
  const label = (
    <>
      {children}
      <Icon aria-hidden size={14} strokeWidth={1.5} className={sorted ? "text-primary" : ""} />
    </>
  );
  return (
    <th
      scope="col"
      aria-sort={sorted === undefined ? undefined : (sorted ?? "none")}
      className={`h-10 border-b border-line-strong px-4 text-label font-medium whitespace-nowrap text-text-2 ${numeric ? "text-right" : ""} ${className}`}
    >
      {href ? (
        <Link href={href} scroll={false} className={look}>
          {label}
        </Link>
      ) : onSort ? (
        <button type="button" onClick={onSort} className={look}>
          {label}
        </button>
      ) : hidden ? (
        <span className="sr-only">{children}</span>
      ) : (
        children
      )}
    </th>
  );
}

const CELL = "border-t border-line px-4 py-1 align-middle [tbody_tr:first-child_&]:border-t-0";

/** A cell. `label`: the column's name, shown when rows stack. `numeric` aligns right, `mono` for values to compare, `nowrap`. */
export function Td({
  label,
  numeric = false,
  mono = false,
  nowrap = false,
  className = "",
  ...props
}: ComponentProps<"td"> & { label?: string; numeric?: boolean; mono?: boolean; nowrap?: boolean }) {
  return (
    <td
      data-label={label}
      className={`${CELL} ${numeric ? "text-right" : ""} ${mono ? "font-mono text-value wrap-anywhere" : ""} ${nowrap ? "whitespace-nowrap" : ""} ${className}`}
      {...props}
    />
  );
}

/** The cell that names its row. */
export function RowHeader({ className = "", ...props }: ComponentProps<"th">) {
  return <th scope="row" className={`${CELL} font-medium text-text ${className}`} {...props} />;
}
