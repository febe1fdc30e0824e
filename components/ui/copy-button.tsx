"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "./announce";
import { buttonClass } from "./button";

/**
 * Copies `value`; its name is "Copy {label}". The icon changes for 2 seconds and "Copied" is said politely.
 * Not shown without JavaScript: the value beside it can be selected.
 */
export function CopyButton({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), 2_000);
    return () => window.clearTimeout(timer);
  }, [copied]);

  async function copy() {
    const done = await copyText(value);
    setCopied(done);
    announce(
      done ? `Copied ${label}` : `Couldn’t copy ${label}. Select the value and copy it by hand.`,
      done ? "polite" : "alert",
    );
  }
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={`Copy ${label}`}
      className={`needs-script ${buttonClass("secondary")} px-3! text-label!`}
    >
      <Icon aria-hidden size={16} strokeWidth={1.5} />
      <span className="grid justify-items-start">
        <span className={`col-start-1 row-start-1 ${copied ? "invisible" : ""}`}>Copy</span>
        <span className={`col-start-1 row-start-1 ${copied ? "" : "invisible"}`}>Copied</span>
      </span>
    </button>
  );
}

/** Browsers give `navigator.clipboard` only to secure pages; a self-hosted trial on plain http still must copy. */
async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = value;
    area.style.position = "fixed";
    area.style.opacity = "0";
    const opener = document.activeElement as HTMLElement | null;
    (opener?.closest('[role="dialog"],[role="alertdialog"]') ?? document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    opener?.focus();
    return done;
  }
}
