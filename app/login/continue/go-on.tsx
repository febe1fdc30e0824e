"use client";
import { useEffect } from "react";

/** Leaves the page at once and takes its place in the history, so that Back does not run into it. */
export function GoOn({ href }: { href: string }) {
  useEffect(() => window.location.replace(href), [href]);
  return null;
}
