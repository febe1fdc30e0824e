import { CircleAlert, CircleCheck, Info, KeyRound, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "info" | "ok" | "warn" | "danger" | "exempt";
const TONES: Record<NoticeTone, { box: string; Icon: typeof Info }> = {
  info: { box: "bg-info-soft text-info border-info-line", Icon: Info },
  ok: { box: "bg-ok-soft text-ok border-ok-line", Icon: CircleCheck },
  warn: { box: "bg-warn-soft text-warn border-warn-line", Icon: TriangleAlert },
  danger: { box: "bg-danger-soft text-danger border-danger-line", Icon: CircleAlert },
  exempt: { box: "bg-exempt-soft text-exempt border-exempt-line", Icon: KeyRound },
};

/** A message in place. `danger` interrupts a screen reader; the others wait their turn. */
export function Notice({
  tone = "info",
  title,
  children,
  id,
}: {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  id?: string;
}) {
  const { box, Icon } = TONES[tone];
  return (
    <div
      id={id}
      role={tone === "danger" ? "alert" : "status"}
      className={`flex gap-3 rounded-card border-l-4 px-4 py-3 ${box}`}
    >
      <Icon aria-hidden size={20} strokeWidth={1.5} className="mt-0.5 shrink-0" />
      <div className="min-w-0 [&_a]:underline">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
