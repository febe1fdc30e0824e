import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type BadgeTone = "neutral" | "info" | "ok" | "warn" | "danger" | "exempt";

const TONES: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-text-2",
  info: "bg-info-soft text-info",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
  exempt: "bg-exempt-soft text-exempt",
};

/**
 * A status: always an icon and a word, so that colour is never the only sign.
 * For the states of UX.md A.4 use `StatusBadge`.
 */
export function Badge({
  tone = "neutral",
  icon: Icon,
  children,
}: {
  tone?: BadgeTone;
  icon: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span
      className={`badge inline-flex max-w-full align-middle items-start gap-1 rounded-badge px-1.5 py-0.5 text-label font-medium ${TONES[tone]}`}
    >
      <Icon aria-hidden size={14} strokeWidth={2} className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
