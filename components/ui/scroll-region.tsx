import type { ReactNode } from "react";

/** A region that scrolls by itself, so it has a name and can be focused (axe: scrollable-region-focusable). */
export function ScrollRegion({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const reach = { tabIndex: 0 };
  return (
    <section aria-label={label} className={className} {...reach}>
      {children}
    </section>
  );
}
