"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks the page again every so often while it is looked at. Never while something is being typed. */
export function LiveRefresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = window.setInterval(() => {
      const busy = document.activeElement?.matches("input, textarea, select");
      if (!document.hidden && !busy) router.refresh();
    }, seconds * 1000);
    return () => window.clearInterval(timer);
  }, [router, seconds]);
  return null;
}
