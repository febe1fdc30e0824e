"use client";
import { useEffect, useRef } from "react";

/**
 * Leaves the page at once by a real navigation and takes its place in the history, so that Back does not run into it.
 * Without JavaScript the page's own refresh does the same.
 */
export function GoOn({ href }: { href: string }) {
  const left = useRef(false);
  useEffect(() => {
    // Development runs effects twice, and what is behind this address may work only once.
    if (left.current) return;
    left.current = true;
    window.location.replace(href);
  }, [href]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`0;url=${href}`} />
    </noscript>
  );
}
