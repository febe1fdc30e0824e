import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** More, for those who want it: the browser's own `<details>`, works without JavaScript. `summary`: what is inside. `open`: from the start. */
export function Disclosure({
  summary,
  open = false,
  id,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <details id={id} open={open}>
      <summary className="-mx-1 inline-flex min-h-8 list-none items-center gap-1 rounded-badge px-1 font-medium text-primary hover:underline pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.5}
          className="shrink-0 transition-transform duration-120 [details[open]>summary>&]:rotate-90"
        />
        {summary}
      </summary>
      <div className="flex flex-col gap-3 pt-2 pb-1 pl-5">{children}</div>
    </details>
  );
}
