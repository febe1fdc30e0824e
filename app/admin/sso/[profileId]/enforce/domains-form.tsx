"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

/** The choice of domains lives in the address: ticking one shows its plan at once. Without JavaScript the button does. */
export function DomainsForm({ children }: { children: ReactNode }) {
  const router = useRouter();
  return (
    <form
      method="get"
      className="flex flex-col items-start gap-3"
      onChange={(event) => {
        const query = new URLSearchParams();
        for (const [name, value] of new FormData(event.currentTarget)) query.append(name, String(value));
        router.replace(`?${query}`, { scroll: false });
      }}
    >
      <input type="hidden" name="chosen" value="1" />
      {children}
    </form>
  );
}
