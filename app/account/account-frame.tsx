import type { ReactNode } from "react";
import { Mark } from "@/components/frame/mark";
import { ThemeSwitch } from "@/components/frame/theme-switch";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/** The frame of a person's own page: who they are signed in with, the way to the Admin Center for those in charge, the way out. */
export function AccountFrame({
  organization,
  inCharge,
  signOut,
  children,
}: {
  organization: string;
  inCharge: boolean;
  signOut: (form: FormData) => void | Promise<void>;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh">
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex max-w-[840px] flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3">
          <span className="flex min-w-0 items-center gap-2.5">
            <Mark />
            <span className="truncate font-medium">{organization}</span>
          </span>
          <div className="flex flex-wrap items-center gap-3">
            {inCharge ? (
              <a className={buttonClass()} href="/admin">
                Admin Center
              </a>
            ) : null}
            <form action={signOut}>
              <SubmitButton tone="secondary">Sign out</SubmitButton>
            </form>
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex max-w-[840px] flex-col gap-6 px-4 py-8 outline-none"
      >
        {children}
      </main>
      <footer className="mx-auto max-w-[840px] px-4 pb-8">
        <div className="w-40">
          <ThemeSwitch />
        </div>
      </footer>
    </div>
  );
}
