"use client";
import { browserSupportsWebAuthnAutofill } from "@simplewebauthn/browser";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { usePasskey } from "./use-passkey";

/**
 * "Sign in with a passkey", where the browser knows passkeys; without JavaScript there is nothing. `inField`: the page has a
 * field with autocomplete "webauthn", in which the browser offers passkeys by itself.
 */
export function PasskeyButton({ next, inField = false }: { next: string; inField?: boolean }) {
  const { possible, pending, problem, ask } = usePasskey(next);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) notice.current?.focus();
  }, [problem]);
  useEffect(() => {
    if (inField && possible)
      void browserSupportsWebAuthnAutofill().then((offers) => (offers ? ask({ inField: true }) : undefined));
  }, [inField, possible, ask]);
  if (!possible) return null;
  return (
    <div className="flex flex-col gap-3">
      {problem ? (
        <div ref={notice} tabIndex={-1}>
          <Notice tone="danger">{problem}</Notice>
        </div>
      ) : null}
      <Button wide pending={pending ? "Waiting for your passkey…" : undefined} onClick={() => void ask()}>
        Sign in with a passkey
      </Button>
    </div>
  );
}
