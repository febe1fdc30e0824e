"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { usePasskey } from "../use-passkey";

/** The passkey in place of the password; the recovery code is the one of the form around. */
export function EmergencyPasskey({ next }: { next: string }) {
  const { possible, pending, problem, ask, complain } = usePasskey(next);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) notice.current?.focus();
  }, [problem]);
  if (!possible) return null;
  const submit = (form: HTMLFormElement | null) => {
    const recoveryCode = String((form && new FormData(form).get("recoveryCode")) ?? "").trim();
    if (recoveryCode) return ask({ recoveryCode });
    complain("Type a recovery code first. It goes together with your passkey.");
  };
  return (
    <>
      {problem ? (
        <div ref={notice} tabIndex={-1}>
          <Notice tone="danger">{problem}</Notice>
        </div>
      ) : null}
      <Button
        wide
        pending={pending ? "Waiting for your passkey…" : undefined}
        onClick={(event) => void submit(event.currentTarget.form)}
      >
        Use a passkey instead of the password
      </Button>
    </>
  );
}
