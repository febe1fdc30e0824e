"use client";
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "../../components/refusal-notice";
import { Button } from "../../components/ui/button";
import { Notice } from "../../components/ui/notice";
import { deviceName } from "../../lib/core/device";
import type { Refusal } from "../../lib/core/refusals";
import { IDLE } from "../../lib/session/action-state";
import { addPasskey, beginPasskey } from "./actions";

type Said = { refusal: Refusal } | { problem: string } | { done: string } | null;

/** Makes a passkey in this browser and adds it. Where the browser knows none, or without JavaScript, it says so. */
export function AddPasskey() {
  const [possible, setPossible] = useState<boolean | null>(null);
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => setPossible(browserSupportsWebAuthn()), []);
  useEffect(() => {
    if (said) notice.current?.focus();
  }, [said]);
  const add = async () => {
    setPending(true);
    setSaid(null);
    setSaid(await register());
    setPending(false);
  };
  if (possible === null)
    return (
      <noscript>
        <p className="text-text-2">To add a passkey, allow JavaScript for this page.</p>
      </noscript>
    );
  if (!possible)
    return (
      <p className="text-text-2">
        This browser can’t make passkeys here. They need an up-to-date browser, and an address with https.
      </p>
    );
  return (
    <div className="flex flex-col items-start gap-3">
      <div ref={notice} tabIndex={-1} className="w-full empty:hidden">
        {said === null ? null : "refusal" in said ? (
          <RefusalNotice refusal={said.refusal} />
        ) : "problem" in said ? (
          <Notice tone="danger">{said.problem}</Notice>
        ) : (
          <Notice tone="ok">{said.done}</Notice>
        )}
      </div>
      <Button pending={pending ? "Waiting for your device…" : undefined} onClick={() => void add()}>
        Add a passkey
      </Button>
    </div>
  );
}

async function register(): Promise<Said> {
  const begun = await beginPasskey(IDLE, new FormData());
  if (begun.status === "refused") return { refusal: begun.refused };
  if (begun.status !== "done" || !begun.done) return null;
  const form = new FormData();
  try {
    form.set("answer", JSON.stringify(await startRegistration(begun.done)));
  } catch (error) {
    return {
      problem:
        error instanceof Error && error.name === "InvalidStateError"
          ? "This device has a passkey for your account already."
          : "No passkey was made. Try it again when you are ready.",
    };
  }
  form.set("name", deviceName(navigator.userAgent));
  const added = await addPasskey(IDLE, form);
  if (added.status === "refused") return { refusal: added.refused };
  return { done: "Your passkey is added. Give it a name of its own if you like." };
}
