import { ChevronLeft } from "lucide-react";
import Link from "next/link";

/** "‹ Domains": up to the list that this page belongs to. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p className="mb-2">
      <Link
        href={href}
        className="-ml-1.5 inline-flex min-h-8 items-center gap-0.5 rounded-badge pr-2 text-label text-text-2 hover:text-primary hover:underline pointer-coarse:min-h-11"
      >
        <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
        {label}
      </Link>
    </p>
  );
}
