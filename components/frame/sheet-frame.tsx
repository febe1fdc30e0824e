import type { ReactNode } from "react";
import { FocusHeading } from "../focus-heading";
import { Mark } from "./mark";

/**
 * Login and error pages: one sheet of paper, 400 px wide, nothing else to look at. `title`: the h1.
 * `organization`: only where the browser remembers it. `foot` stands under the sheet, in the same place on every page (help).
 * `wide`: 560 px, for pages that explain something.
 */
export function SheetFrame({
  title,
  organization,
  children,
  foot,
  wide = false,
}: {
  title: string;
  organization?: string | undefined;
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
}) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto flex min-h-dvh w-full flex-col justify-center px-4 py-10 outline-none ${wide ? "max-w-[592px]" : "max-w-[432px]"}`}
    >
      <div className="mb-5 flex items-center justify-between gap-3">
        <span className="flex items-center gap-2.5">
          <Mark />
          <span className="font-title text-[19px] leading-6 font-medium">Doorward</span>
        </span>
        {organization ? (
          <span className="min-w-0 truncate text-label text-text-2">{organization}</span>
        ) : null}
      </div>
      <section className="flex flex-col gap-5 rounded-card border border-line bg-surface p-6 sm:p-8">
        <div className="ledger-rule pb-4">
          <FocusHeading id="title">{title}</FocusHeading>
        </div>
        {children}
      </section>
      <div className="mt-5 text-label text-text-3">{foot}</div>
    </main>
  );
}
