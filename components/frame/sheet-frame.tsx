import type { ReactNode } from "react";

/** The product's mark: a door in a log book's ink. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="text-primary">
      <path
        d="M9 26V8.500A2.500 2.500 0 0 1 11.500 6h9A2.500 2.500 0 0 1 23 8.500V26M5 26h22"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.250"
        strokeLinecap="round"
      />
      <circle cx="18.500" cy="17" r="1.700" fill="currentColor" />
    </svg>
  );
}

/** Login and error pages: one sheet of paper, 400 px, nothing else to look at. `foot` stands under it, in the same place on every page. */
export function SheetFrame({
  title,
  children,
  foot,
}: {
  title: string;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <main
      id="content"
      className="mx-auto flex min-h-dvh w-full max-w-[432px] flex-col justify-center px-4 py-12"
    >
      <div className="mb-6 flex items-center gap-2">
        <Mark />
        <span className="font-title text-lg">Doorward</span>
      </div>
      <section
        aria-labelledby="title"
        className="flex flex-col gap-5 rounded-card border border-line bg-surface p-6 sm:p-8"
      >
        <h1 id="title" tabIndex={-1}>
          {title}
        </h1>
        {children}
      </section>
      <div className="mt-5 text-[13px] leading-[20px] text-text-3">{foot}</div>
    </main>
  );
}
