"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export interface Tab {
  readonly href: string;
  readonly label: string;
  /** A count or a badge. */
  readonly extra?: ReactNode;
}

/** Pages of one object: links, the one shown has `aria-current`. The tab with the longest address that fits is current. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const path = usePathname();
  const fits = tabs.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const current = fits.sort((a, b) => b.href.length - a.href.length)[0]?.href;
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ href, label: word, extra }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="-mb-px flex min-h-10 items-center gap-2 border-b-2 border-transparent px-3 text-text-2 -outline-offset-2 hover:text-text aria-[current=page]:border-primary aria-[current=page]:font-medium aria-[current=page]:text-text pointer-coarse:min-h-11"
            >
              {word}
              {extra}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
