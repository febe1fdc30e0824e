"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "../../../components/ui/button";
import { Switch } from "../../../components/ui/switch";

const EVERY_SECONDS = 5;

/**
 * "3 new [Show]": off at first, and even then no row moves until somebody asks for it (A20). `newer` answers how many there are
 * beyond the rows that are shown.
 */
export function Live({ newer }: { newer: string }) {
  const [on, turn] = useState(false);
  const [found, setFound] = useState({ at: newer, count: 0, more: false });
  const [showing, start] = useTransition();
  const router = useRouter();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!on) return;
    const look = async () => {
      if (document.hidden) return;
      const answer = await fetch(newer).catch(() => null);
      if (answer?.ok && !answer.redirected) setFound({ at: newer, ...(await answer.json()) });
    };
    const timer = window.setInterval(look, EVERY_SECONDS * 1000);
    return () => window.clearInterval(timer);
  }, [on, newer]);
  const count = on && found.at === newer ? found.count : 0;
  const show = () => {
    // The button goes away with what it showed; the switch beside it stays.
    row.current?.querySelector<HTMLElement>('[role="switch"]')?.focus();
    start(() => router.refresh());
  };
  return (
    <div
      ref={row}
      className="needs-script flex min-h-9 flex-wrap items-center gap-x-4 pointer-coarse:min-h-11"
    >
      <Switch label="Look for new sign-ins" showLabel on={on} onToggle={turn} />
      <span role="status" className="tabular-nums">
        {count > 0 ? `${count}${found.more ? " or more" : ""} new` : on ? "Nothing new" : ""}
      </span>
      {count > 0 ? (
        <Button onClick={show} {...(showing ? { pending: "Showing…" } : {})}>
          Show
        </Button>
      ) : null}
    </div>
  );
}
