"use client";
import { Lock } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { NAV_ITEMS, type NavItemState, type NavKey } from "./nav-items";

/** The list of rooms; the one that is open has `aria-current`. `states`: what needs attention, what is locked. */
export function AdminNav({ states = {} }: { states?: Partial<Record<NavKey, NavItemState>> }) {
  const path = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {(Object.keys(NAV_ITEMS) as NavKey[]).map((key) => {
        const { href, label, Icon } = NAV_ITEMS[key];
        const { attention, locked } = states[key] ?? {};
        const current = href === "/admin" ? path === href : path === href || path.startsWith(`${href}/`);
        return (
          <li key={key}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="relative flex min-h-9 items-center gap-3 rounded-control px-3 text-text-2 hover:bg-sunken hover:text-text aria-[current=page]:bg-primary-soft aria-[current=page]:font-medium aria-[current=page]:text-primary-text pointer-coarse:min-h-11"
            >
              <Icon aria-hidden size={18} strokeWidth={1.5} className="shrink-0" />
              <span className="min-w-0 flex-1">{label}</span>
              {locked ? (
                <span>
                  <Lock aria-hidden size={14} strokeWidth={1.5} />
                  <span className="sr-only">, {locked}</span>
                </span>
              ) : attention ? (
                <span className="size-2 rounded-full bg-warn-line">
                  <span className="sr-only">, {attention}</span>
                </span>
              ) : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
