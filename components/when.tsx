"use client";
import { Tooltip } from "@base-ui/react/tooltip";
import { useEffect, useState } from "react";
import { absoluteTime, dayOf, localTime, relativeTime } from "./relative-time";

/**
 * A moment: relative, with the absolute time and its zone on hover and focus (Esc closes).
 * `at`: a Date or an ISO string. `format`: relative (default), day ("24 Nov 2026") or absolute (then without a
 * tooltip). local: absolute in the viewer's zone, which the server does not know; until then, and without JavaScript, UTC.
 */
export function When({
  at,
  format = "relative",
}: {
  at: Date | string;
  format?: "relative" | "day" | "absolute" | "local";
}) {
  const date = new Date(at);
  const now = useNow(format === "relative", date.getTime());
  const time = { dateTime: date.toISOString(), suppressHydrationWarning: true };
  const zone = useZone(format === "local");
  if (format === "absolute" || format === "local")
    return (
      <time {...time} className="tabular-nums">
        {zone ? localTime(date, zone) : absoluteTime(date)}
      </time>
    );
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        delay={300}
        render={<time {...time} {...REACHABLE} className="rounded-badge whitespace-nowrap" />}
      >
        {format === "day" ? dayOf(date) : relativeTime(date, now)}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-50">
          <Tooltip.Popup
            role="tooltip"
            className="rounded-badge border border-line bg-surface px-2 py-1 text-label text-text tabular-nums shadow-menu"
          >
            {absoluteTime(date)}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Reached by keyboard, because the absolute time shows on focus (WCAG 2.1.1). */
const REACHABLE = { tabIndex: 0 };

/** The browser's time zone, once the page lives. */
function useZone(wanted: boolean): string | null {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => {
    if (wanted) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [wanted]);
  return zone;
}

/** Asked anew when the moment changes: what has just happened must not seem to lie ahead. */
function useNow(ticking: boolean, of: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!ticking || Number.isNaN(of)) return;
    setNow(new Date());
    const timer = window.setInterval(() => setNow(new Date()), 30_000);
    return () => window.clearInterval(timer);
  }, [ticking, of]);
  return now;
}
