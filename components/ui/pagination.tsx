import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button";

/**
 * Previous and next page of a list, as links. `label`: "Pages of users". `summary`: "26–50 of 90 people".
 * An end is left out when there is no `previous` or `next`. Nothing is shown when there is one page only and no summary.
 */
export function Pagination({
  label,
  previous,
  next,
  summary,
}: {
  label: string;
  previous?: string | null;
  next?: string | null;
  summary?: ReactNode;
}) {
  if (!previous && !next && !summary) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="text-label text-text-2 tabular-nums">{summary}</p>
      <div className="flex gap-2">
        {previous ? (
          <Link href={previous} rel="prev" className={buttonClass("secondary")}>
            <ChevronLeft aria-hidden size={16} strokeWidth={1.5} /> Previous
          </Link>
        ) : null}
        {next ? (
          <Link href={next} rel="next" className={buttonClass("secondary")}>
            Next <ChevronRight aria-hidden size={16} strokeWidth={1.5} />
          </Link>
        ) : null}
      </div>
    </nav>
  );
}
