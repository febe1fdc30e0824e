import type { ReactNode } from "react";
import { Mark } from "@/components/frame/mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { operator } from "@/lib/session/operator";
import { signOut } from "@/lib/session/sign-out";

const LINKS = [
  ["/operator", "Organizations"],
  ["/operator/outbox", "Outbox"],
  ["/admin", "Admin Center"],
] as const;

/** Above organizations: for whoever runs this server. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const person = await operator();
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[1040px] flex-col gap-6 px-4 py-6 sm:px-8">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-line pb-4">
        <span className="flex items-center gap-2.5 font-title text-[19px] font-medium">
          <Mark /> Operator
        </span>
        <nav aria-label="Operator" className="flex flex-wrap gap-x-5 gap-y-2">
          {LINKS.map(([href, label]) => (
            <a key={href} className="link inline-flex min-h-6 items-center" href={href}>
              {label}
            </a>
          ))}
        </nav>
        <form action={signOut} className="ml-auto flex items-center gap-3">
          <span className="text-label text-text-2">{person.email}</span>
          <SubmitButton tone="secondary">Sign out</SubmitButton>
        </form>
      </header>
      <main id="content" tabIndex={-1} className="flex flex-col gap-6 outline-none">
        {children}
      </main>
    </div>
  );
}
