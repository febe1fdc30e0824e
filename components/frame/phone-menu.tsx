"use client";
import { Menu as MenuIcon, X } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** The navigation on small screens: the disclosure "Menu". It closes by itself on the next page. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  return (
    <details key={usePathname()} className="group/phone">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-control border border-line-strong bg-surface px-3 font-medium [&::-webkit-details-marker]:hidden">
        <MenuIcon aria-hidden size={20} strokeWidth={1.5} className="group-open/phone:hidden" />
        <X aria-hidden size={20} strokeWidth={1.5} className="hidden group-open/phone:block" />
        Menu
      </summary>
      <div className="absolute inset-x-0 top-full z-30 flex max-h-[calc(100dvh-64px)] flex-col gap-4 overflow-y-auto border-b border-line bg-surface p-4 shadow-menu">
        {children}
      </div>
    </details>
  );
}
