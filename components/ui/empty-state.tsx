import type { ReactNode } from "react";

/** Nothing here yet: one sentence, one action, no drawing. `title` only where the page has no other heading for it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title?: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line-strong px-6 py-8">
      <div className="measure flex flex-col gap-1">
        {title ? <h2>{title}</h2> : null}
        <p className="text-text-2">{children}</p>
      </div>
      {action ? <div className="flex flex-wrap items-center gap-3">{action}</div> : null}
    </div>
  );
}
