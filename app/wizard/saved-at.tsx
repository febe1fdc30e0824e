"use client";
import { useEffect, useState } from "react";

const SAVED = "doorward:saved";

/** Something on this page was saved just now, without the page coming back. `at`: ISO. */
export const tellSaved = (at: string) => window.dispatchEvent(new CustomEvent(SAVED, { detail: at }));

/** "Saved 09:14", in the reader's own time; before scripts run in UTC. Moves on with every save on the page. */
export function SavedAt({ at }: { at: string }) {
  const [shown, setShown] = useState<{ of: string; text: string } | null>(null);
  useEffect(() => {
    const show = (iso: string) => setShown({ of: at, text: clock(new Date(iso)) });
    const hear = (event: Event) => show((event as CustomEvent<string>).detail);
    show(at);
    window.addEventListener(SAVED, hear);
    return () => window.removeEventListener(SAVED, hear);
  }, [at]);
  return (
    <span className="tabular-nums whitespace-nowrap" data-saved>
      Saved {shown?.of === at ? shown.text : `${at.slice(11, 16)} UTC`}
    </span>
  );
}

const clock = (date: Date) => {
  const today = date.toDateString() === new Date().toDateString();
  const time = date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return today ? time : `${date.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${time}`;
};
