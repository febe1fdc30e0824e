"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

/**
 * A disclosure that stays as the person left it when the page comes back changed: what a form inside says is not hidden
 * by its own success. `open`: only from the start. Works without JavaScript.
 */
export function StayOpen({
  summary,
  open: fromStart,
  children,
}: {
  summary: ReactNode;
  open: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(fromStart);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="group/more">
      <summary className="-mx-1 inline-flex min-h-8 list-none items-center gap-1 rounded-badge px-1 font-medium text-primary hover:underline pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.5}
          className="shrink-0 transition-transform duration-120 group-open/more:rotate-90"
        />
        {summary}
      </summary>
      <div className="flex flex-col gap-3 pt-3 pb-1">{children}</div>
    </details>
  );
}
