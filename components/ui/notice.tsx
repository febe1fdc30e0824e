import { CircleAlert, CircleCheck, Info, KeyRound, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "info" | "ok" | "warn" | "danger" | "exempt";
const TONES: Record<NoticeTone, { box: string; ink: string; Icon: typeof Info }> = {
  info: { box: "bg-info-soft border-info-line/45", ink: "text-info", Icon: Info },
  ok: { box: "bg-ok-soft border-ok-line/45", ink: "text-ok", Icon: CircleCheck },
  warn: { box: "bg-warn-soft border-warn-line/45", ink: "text-warn", Icon: TriangleAlert },
  danger: { box: "bg-danger-soft border-danger-line/45", ink: "text-danger", Icon: CircleAlert },
  exempt: { box: "bg-exempt-soft border-exempt-line/45", ink: "text-exempt", Icon: KeyRound },
};

/**
 * A message in place: what happened, why, what to do.
 * `tone`: info (default), ok, warn, danger, exempt. `title`: one short line. `actions`: at most one button and one link.
 * `role`: a `danger` interrupts a screen reader, the others wait their turn; pass "note" for text that was always there.
 */
export function Notice({
  tone = "info",
  title,
  children,
  actions,
  id,
  role,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  id?: string;
  role?: "alert" | "status" | "note";
}) {
  const { box, ink, Icon } = TONES[tone];
  return (
    <div
      id={id}
      role={role ?? (tone === "danger" ? "alert" : "status")}
      className={`flex gap-3 rounded-card border px-4 py-3 ${box}`}
    >
      <Icon aria-hidden size={20} strokeWidth={1.5} className={`mt-0.5 shrink-0 ${ink}`} />
      <div className="measure flex min-w-0 flex-col gap-1 wrap-anywhere [&_a:not([class])]:underline">
        {title ? <p className={`font-semibold ${ink}`}>{title}</p> : null}
        {children ? <div className="text-text">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap items-center gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
