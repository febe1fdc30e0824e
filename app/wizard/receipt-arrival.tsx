"use client";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";

/** When new details were understood, it is said, and focus goes to the receipt: the form that was sent has moved away. */
export function ReceiptArrival({ changedAt, whole }: { changedAt: string; whole: boolean }) {
  const before = useRef(changedAt);
  useEffect(() => {
    if (before.current === changedAt) return;
    before.current = changedAt;
    if (!whole) return;
    announce("Understood and saved.");
    const { activeElement } = document;
    const lost = activeElement === document.body || activeElement?.closest("details:not([open])");
    if (lost) document.getElementById("receipt")?.focus();
  }, [changedAt, whole]);
  return null;
}
