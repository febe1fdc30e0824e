"use client";
import { useEffect } from "react";

/**
 * Leaves the page at once by a real navigation and takes its place in the history, so that Back does not run into it.
 * Without JavaScript the page's own refresh does the same.
 */
export function GoOn({ href }: { href: string }) {
  useEffect(() => window.location.replace(href), [href]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`0;url=${href}`} />
    </noscript>
  );
}
