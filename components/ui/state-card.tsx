import type { ReactNode } from "react";

/**
 * A state that lasts: `what` ("SSO requirement is paused"), `since`, `until`, one `action`, and why (`children`).
 * `tone`: "exempt" for everything outside SSO, "warn", "danger", "ok"; none for an ordinary state. `badge`: its StatusBadge.
 */
export function StateCard({
  what,
  badge,
  since,
  until,
  tone,
  children,
  action,
}: {
  what: ReactNode;
  badge?: ReactNode;
  since?: ReactNode;
  until?: ReactNode;
  tone?: "ok" | "warn" | "danger" | "exempt";
  children?: ReactNode;
  action?: ReactNode;
}) {
  const border = tone ? BORDERS[tone] : "border-line";
  return (
    <section
      className={`flex flex-wrap items-start justify-between gap-x-6 gap-y-4 rounded-card border bg-surface p-4 sm:p-6 ${border}`}
    >
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2>{what}</h2>
          {badge}
        </div>
        {since || until ? (
          <dl className="flex flex-wrap gap-x-8 gap-y-1 text-table">
            {since ? <Fact term="Since">{since}</Fact> : null}
            {until ? <Fact term="Until">{until}</Fact> : null}
          </dl>
        ) : null}
        {children ? <div className="measure text-text-2">{children}</div> : null}
      </div>
      {action}
    </section>
  );
}

const BORDERS = {
  ok: "border-ok-line",
  warn: "border-warn-line",
  danger: "border-danger-line",
  exempt: "border-exempt-line",
} as const;

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="text-text-3">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
