import type { ReactNode } from "react";

/**
 * A white sheet. `title` becomes its h2 (`level` 3: h3); `meta`: a short fact beside it ("5 of 6 done"); `actions`: on the right;
 * `tone`: "exempt" and "danger" colour its border. `flush`: no padding, for a table inside.
 */
export function Card({
  id,
  title,
  level = 2,
  meta,
  actions,
  tone,
  flush = false,
  children,
}: {
  id?: string;
  title?: ReactNode;
  level?: 2 | 3;
  meta?: ReactNode;
  actions?: ReactNode;
  tone?: "exempt" | "danger";
  flush?: boolean;
  children: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  const border =
    tone === "exempt" ? "border-exempt-line" : tone === "danger" ? "border-danger-line" : "border-line";
  return (
    <section
      id={id}
      className={`flex min-w-0 flex-col gap-4 overflow-clip rounded-card border bg-surface ${border} ${flush ? "" : "p-4 sm:p-6"}`}
    >
      {title ? (
        <div
          className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-2 ${flush ? "px-4 pt-4 sm:px-6 sm:pt-6" : ""}`}
        >
          <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
            <Heading>{title}</Heading>
            {meta ? <span className="text-label text-text-3">{meta}</span> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
