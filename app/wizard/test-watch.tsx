"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { announce } from "@/components/ui/announce";
import { Button, buttonClass } from "@/components/ui/button";

const LOOK_EVERY_MS = 2_500;
/** From then on we ask whether the identity provider showed an error. */
const STILL_NOTHING_MS = 90_000;
const GIVE_UP_MS = 30 * 60_000;

/**
 * Starts a test in a new tab and looks for its result here, without moving focus. `newest` changes when a test was begun
 * or has ended; `waiting`: one is open already. `children`: the search over the provider's errors.
 */
export function TestWatch({
  startAt,
  label,
  name,
  newest,
  waiting,
  primary,
  children,
}: {
  startAt: string | null;
  label: string;
  name: string;
  newest: string;
  waiting: boolean;
  /** The first thing to do on the page: not any more once it has passed. */
  primary: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const [since, setSince] = useState<{ at: number; newest: string } | null>(null);
  const [now, setNow] = useState(0);
  const [sawError, setSawError] = useState(false);
  const ended = since !== null && newest !== since.newest && !waiting;
  const begun = since !== null && !ended;

  useEffect(() => {
    // A test by link is begun elsewhere: then this page looks for it from the start.
    if ((waiting || !startAt) && since === null) setSince({ at: Date.now(), newest });
  }, [waiting, startAt, since, newest]);
  useEffect(() => {
    if (!ended) return;
    announce("The test has a result.");
    setSince(null);
    setSawError(false);
  }, [ended]);
  useEffect(() => {
    if (!begun) return;
    const timer = window.setInterval(() => {
      setNow(Date.now());
      if (document.visibilityState === "visible") router.refresh();
    }, LOOK_EVERY_MS);
    const stop = window.setTimeout(() => setSince(null), GIVE_UP_MS);
    return () => {
      window.clearInterval(timer);
      window.clearTimeout(stop);
    };
  }, [begun, router]);

  const late = begun && now - since.at > STILL_NOTHING_MS;
  return (
    <div className="flex flex-col gap-3">
      {startAt ? (
        <p>
          <a
            className={buttonClass(primary ? "primary" : "secondary")}
            href={startAt}
            target="_blank"
            rel="noopener"
            onClick={() => setSince({ at: Date.now(), newest })}
          >
            {label}
          </a>
        </p>
      ) : null}
      <div role="status" className="text-text-2">
        {begun && (startAt || waiting) ? `Waiting for ${name}… finish signing in in the other tab.` : ""}
        {startAt || waiting ? "" : "When a test has ended, its result shows here."}
        {late ? ` Still nothing. Did ${name} show an error?` : ""}
      </div>
      {begun && (startAt || waiting) && !sawError ? (
        <div>
          <Button onClick={() => setSawError(true)}>I saw an error</Button>
        </div>
      ) : null}
      {sawError ? children : null}
    </div>
  );
}
