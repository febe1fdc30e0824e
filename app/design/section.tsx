import type { ReactNode } from "react";

/** One component with its states on the design page. */
export function Section({ name, children }: { name: string; children: ReactNode }) {
  const id = name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-4">
      <h2 id={`${id}-title`} className="border-b border-line pb-1">
        {name}
      </h2>
      {children}
    </section>
  );
}

/** States next to each other. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
