"use client";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";

/** When the domain becomes verified while this page is open: focus goes to the heading that says so, and it is said. */
export function Arrival({ verified, name }: { verified: boolean; name: string }) {
  const before = useRef(verified);
  useEffect(() => {
    if (verified && !before.current) {
      document.getElementById("verified")?.focus();
      announce(`${name} is verified`);
    }
    before.current = verified;
  }, [verified, name]);
  return null;
}
